package de.mojoinstitut.payments.payment;

import de.mojoinstitut.connectors.stripe.Checkout;
import de.mojoinstitut.connectors.stripe.StripeCheckouts;
import de.mojoinstitut.connectors.stripe.StripeReply;
import de.mojoinstitut.payments.watch.Watched;
import de.mojoinstitut.payments.watch.Watcher;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetches a payment's checkout from Stripe and applies its state. */
@Component
class PaymentWatcher implements Watcher {

  private final TransactionTemplate transaction;
  private final Payments payments;
  private final PaymentLedger ledger;
  private final OpenCheckout openCheckout;
  private final StripeCheckouts stripe;
  private final PaymentLocks locks;

  PaymentWatcher(
      TransactionTemplate transaction,
      Payments payments,
      PaymentLedger ledger,
      OpenCheckout openCheckout,
      StripeCheckouts stripe,
      PaymentLocks locks) {
    this.transaction = transaction;
    this.payments = payments;
    this.ledger = ledger;
    this.openCheckout = openCheckout;
    this.stripe = stripe;
    this.locks = locks;
  }

  @Override
  public Watched.Kind kind() {
    return Watched.Kind.PAYMENT;
  }

  @Override
  public void look(String paymentId) {
    locks.within(paymentId, () -> lookLocked(paymentId));
  }

  private Payment lookLocked(String paymentId) {
    Payment payment =
        Objects.requireNonNull(
            transaction.execute(status -> payments.find(paymentId).orElseThrow()));
    if (payment.status().isPaid()) {
      // Captured never goes back, and refunds are looked at by themselves.
      return ledger.change(paymentId, unchanged -> unchanged);
    }
    if (payment.hasSession()) {
      return refresh(payment);
    }
    Payment after =
        payment.status() == PaymentStatus.UNKNOWN ? openCheckout.open(payment) : payment;
    return ledger.change(after.id(), unchanged -> unchanged);
  }

  /**
   * The payment after a look at Stripe.
   *
   * @param payment with a session
   * @throws StripeUnavailableException where Stripe gave no answer
   */
  Payment refresh(Payment payment) {
    return ledger.record(payment.id(), fetch(payment));
  }

  private Checkout fetch(Payment payment) {
    String sessionId = Objects.requireNonNull(payment.checkout().sessionId());
    return switch (stripe.retrieve(sessionId)) {
      case StripeReply.Ok<Checkout> ok -> ok.value();
      case StripeReply.Refused<Checkout> refused -> throw new StripeUnavailableException();
      case StripeReply.RetryLater<Checkout> later -> throw new StripeUnavailableException();
      case StripeReply.Unknown<Checkout> unknown -> throw new StripeUnavailableException();
    };
  }
}
