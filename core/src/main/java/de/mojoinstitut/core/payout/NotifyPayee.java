package de.mojoinstitut.core.payout;

import de.mojoinstitut.chassis.outbox.Outbox;
import de.mojoinstitut.chassis.outbox.OutboxMessage;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a mail about a payout that was paid into the outbox; it is written when it leaves, so
 * nothing personal is stored. Idempotent.
 */
@Service
public class NotifyPayee {

  /** The outbox channel that {@link PayeeMailChannel} serves. */
  static final String CHANNEL = "payee-mail";

  private final Payouts payouts;
  private final Outbox outbox;

  NotifyPayee(Payouts payouts, Outbox outbox) {
    this.payouts = payouts;
    this.outbox = outbox;
  }

  @Transactional
  public void notify(PayoutId id) {
    Payout payout = payouts.get(id);
    outbox.add(
        new OutboxMessage(
            CHANNEL, payout.beneficiary().id(), id.value(), payout.beneficiary().region().value()));
  }
}
