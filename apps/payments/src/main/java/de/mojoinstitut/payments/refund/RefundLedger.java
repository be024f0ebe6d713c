package de.mojoinstitut.payments.refund;

import de.mojoinstitut.payments.payment.PaymentMoney;
import de.mojoinstitut.payments.payment.PaymentMoney.RefundPart;
import de.mojoinstitut.payments.refund.Refund.Status;
import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies what is known of a refund: its state, the payment's sum, events and the watch change in
 * one transaction, under the payment's lock.
 */
@Component
class RefundLedger {

  private final TransactionTemplate transaction;
  private final Refunds refunds;
  private final PaymentMoney money;
  private final Watch watch;

  RefundLedger(TransactionTemplate transaction, Refunds refunds, PaymentMoney money, Watch watch) {
    this.transaction = transaction;
    this.refunds = refunds;
    this.money = money;
    this.watch = watch;
  }

  Refund change(Refund seen, UnaryOperator<Refund> how) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              money.lock(seen.paymentId());
              Refund before = refunds.find(seen.refundId()).orElseThrow();
              Refund after = how.apply(before);
              if (!after.equals(before)) {
                refunds.save(after);
              }
              if (after.status() != before.status()) {
                tell(after);
              }
              keepWatching(after);
              return after;
            }));
  }

  /**
   * Holds the payment for as long as its refund is looked at: meanwhile nobody begins to send it.
   */
  Refund holding(Refund seen, UnaryOperator<Refund> look) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              money.lock(seen.paymentId());
              return look.apply(refunds.find(seen.refundId()).orElseThrow());
            }));
  }

  private void tell(Refund refund) {
    long inAll = refunds.refunded(refund.paymentId());
    RefundPart part = new RefundPart(refund.refundId(), refund.amount(), refund.reason().name());
    if (refund.status() == Status.SUCCEEDED) {
      money.refunded(refund.paymentId(), inAll, part);
    } else if (refund.status() == Status.FAILED) {
      money.refundFailed(refund.paymentId(), inAll, part);
    }
  }

  private void keepWatching(Refund refund) {
    if (refund.isOver()) {
      watch.stop(Watched.Kind.REFUND, refund.refundId());
    } else {
      watch.again(Watched.Kind.REFUND, refund.refundId());
    }
  }
}
