package de.mojoinstitut.payments.refund;

import de.mojoinstitut.payments.payment.PaymentLocks;
import de.mojoinstitut.payments.watch.Watched;
import de.mojoinstitut.payments.watch.Watcher;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetches a refund from Stripe, or sends it once more, and applies its state. */
@Component
class RefundWatcher implements Watcher {

  private final TransactionTemplate transaction;
  private final Refunds refunds;
  private final RefundLedger ledger;
  private final SendRefund sendRefund;
  private final PaymentLocks locks;

  RefundWatcher(
      TransactionTemplate transaction,
      Refunds refunds,
      RefundLedger ledger,
      SendRefund sendRefund,
      PaymentLocks locks) {
    this.transaction = transaction;
    this.refunds = refunds;
    this.ledger = ledger;
    this.sendRefund = sendRefund;
    this.locks = locks;
  }

  @Override
  public Watched.Kind kind() {
    return Watched.Kind.REFUND;
  }

  @Override
  public void look(String refundId) {
    Refund refund = find(refundId);
    locks.within(
        refund.paymentId(),
        () -> {
          Refund after = sendRefund.refresh(find(refundId));
          return ledger.change(after, unchanged -> unchanged);
        });
  }

  private Refund find(String refundId) {
    return Objects.requireNonNull(
        transaction.execute(status -> refunds.find(refundId).orElseThrow()));
  }
}
