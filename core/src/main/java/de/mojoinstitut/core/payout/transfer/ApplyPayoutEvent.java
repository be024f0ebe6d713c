package de.mojoinstitut.core.payout.transfer;

import de.mojoinstitut.chassis.inbox.Inbox;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payout.run.Payout;
import de.mojoinstitut.core.payout.run.PayoutId;
import de.mojoinstitut.core.payout.run.Payouts;
import de.mojoinstitut.core.region.RegionCode;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over how a payout ended and lets its process know: inbox, ledger, payout and message in one
 * transaction.
 */
@Service
class ApplyPayoutEvent implements PayoutEvents {

  private static final String SOURCE = "payouts";

  private final Payouts payouts;
  private final SettlePayout settle;
  private final PayoutMessages messages;
  private final Inbox inbox;
  private final TransactionTemplate transaction;

  ApplyPayoutEvent(
      Payouts payouts,
      SettlePayout settle,
      PayoutMessages messages,
      Inbox inbox,
      PlatformTransactionManager transactions) {
    this.payouts = payouts;
    this.settle = settle;
    this.messages = messages;
    this.inbox = inbox;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void on(PayoutEvent event) {
    Scopes.run(
        Scope.worker(region(event).value()),
        () ->
            transaction.executeWithoutResult(
                status -> {
                  if (inbox.firstTime(SOURCE, event.eventId())) {
                    apply(event);
                  }
                }));
  }

  /** The payee sees its own payout; the ledger wants the region. */
  private RegionCode region(PayoutEvent event) {
    return Scopes.within(
        Scope.workerOfTenant(event.payee()),
        () ->
            Objects.requireNonNull(
                    transaction.execute(status -> payouts.get(new PayoutId(event.payoutId()))))
                .beneficiary()
                .region());
  }

  private void apply(PayoutEvent event) {
    Payout payout = payouts.lock(new PayoutId(event.payoutId()));
    refuseIfItEndedOtherwise(payout, event);
    boolean news =
        switch (event.type()) {
          case PAID -> settle.paid(payout, event.providerReference());
          case FAILED -> settle.failed(payout);
        };
    if (news) {
      messages.ended(payout.id(), event.type());
    }
  }

  /**
   * A person has said what became of it, and was wrong; its lines may be in another payout by now.
   * Trying again does not help: the event goes to the dead letters, and the ledger's difference to
   * the provider shows it.
   */
  private static void refuseIfItEndedOtherwise(Payout payout, PayoutEvent event) {
    boolean paid = payout.status() == Payout.Status.PAID;
    if (payout.status().isOver() && paid != (event.type() == PayoutEvent.Type.PAID)) {
      throw new IllegalArgumentException(event.payoutId() + " is " + payout.status());
    }
  }
}
