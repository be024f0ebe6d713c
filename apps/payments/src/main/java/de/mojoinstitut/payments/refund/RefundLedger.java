package de.mojoinstitut.payments.refund;

import de.mojoinstitut.connectors.stripe.ProviderRefund;
import de.mojoinstitut.payments.payment.PaymentMoney;
import de.mojoinstitut.payments.payment.PaymentMoney.Received;
import de.mojoinstitut.payments.payment.PaymentMoney.RefundPart;
import de.mojoinstitut.payments.refund.Refund.Status;
import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies what is known of a refund: its state, the payment's sum, events and the watch change in
 * one transaction, under the payment's lock.
 */
@Component
class RefundLedger {

  private static final Logger LOG = LoggerFactory.getLogger(RefundLedger.class);

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
   * Records a refund as Stripe has it, whoever made it. One that was made there by hand is adopted;
   * one that had failed before it was heard of moved nothing.
   */
  void record(String paymentId, ProviderRefund known) {
    transaction.executeWithoutResult(
        status ->
            money
                .lock(paymentId)
                .flatMap(
                    received -> refunds.find(paymentId, known).or(() -> adopt(known, received)))
                .ifPresent(refund -> change(refund, current -> current.observe(known))));
  }

  private Optional<Refund> adopt(ProviderRefund known, Received received) {
    if (known.state() == ProviderRefund.State.FAILED) {
      return Optional.empty();
    }
    Refund refund = Refund.madeAtProvider(known, received.tenantId(), received.paymentId());
    if (!refunds.add(refund)) {
      throw new IllegalStateException("another refund has the id " + known.id());
    }
    watch.start(new Watched(Watched.Kind.REFUND, refund.refundId(), refund.tenantId()));
    LOG.info("payment {}: refund {} was made at the provider", refund.paymentId(), known.id());
    return Optional.of(refund);
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
