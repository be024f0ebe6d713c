package de.mojoinstitut.camel;

import de.mojoinstitut.core.dispute.DisputeEvent;
import de.mojoinstitut.core.dispute.DisputeEvents;
import de.mojoinstitut.core.payout.transfer.PayoutEvent;
import de.mojoinstitut.core.payout.transfer.PayoutEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for the core where payouts and disputes are told of; refuses the id {@code none}. */
public final class RecordingMoneyEvents implements PayoutEvents, DisputeEvents {

  private final List<PayoutEvent> payouts = new CopyOnWriteArrayList<>();
  private final List<DisputeEvent> disputes = new CopyOnWriteArrayList<>();

  @Override
  public void on(PayoutEvent event) {
    refuse(event.payoutId());
    payouts.add(event);
  }

  @Override
  public void on(DisputeEvent event) {
    refuse(event.disputeId());
    disputes.add(event);
  }

  private static void refuse(String id) {
    if (id.equals("none")) {
      throw new java.util.NoSuchElementException(id);
    }
  }

  public List<PayoutEvent> payouts() {
    return payouts;
  }

  public List<DisputeEvent> disputes() {
    return disputes;
  }
}
