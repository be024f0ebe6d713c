package de.mojoinstitut.payments.payout;

import de.mojoinstitut.payments.payment.PaymentLocks;
import de.mojoinstitut.payments.watch.Watched;
import de.mojoinstitut.payments.watch.Watcher;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks for a payout at Stripe, or sends it once more, and applies its state. */
@Component
class PayoutWatcher implements Watcher {

  private final TransactionTemplate transaction;
  private final Payouts payouts;
  private final PayoutLedger ledger;
  private final SendTransfer sendTransfer;
  private final PaymentLocks locks;

  PayoutWatcher(
      TransactionTemplate transaction,
      Payouts payouts,
      PayoutLedger ledger,
      SendTransfer sendTransfer,
      PaymentLocks locks) {
    this.transaction = transaction;
    this.payouts = payouts;
    this.ledger = ledger;
    this.sendTransfer = sendTransfer;
    this.locks = locks;
  }

  @Override
  public Watched.Kind kind() {
    return Watched.Kind.PAYOUT;
  }

  @Override
  public void look(String payoutId) {
    locks.within(
        payoutId,
        () -> {
          Payout after = sendTransfer.refresh(find(payoutId));
          return ledger.change(after.payoutId(), unchanged -> unchanged);
        });
  }

  private Payout find(String payoutId) {
    return Objects.requireNonNull(
        transaction.execute(status -> payouts.find(payoutId).orElseThrow()));
  }
}
