package de.mojoinstitut.payments.payment;

import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.connectors.stripe.Checkout;
import de.mojoinstitut.connectors.stripe.StripeCheckouts;
import de.mojoinstitut.connectors.stripe.StripeReply;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes sure that a payment can never be paid, unless it is. */
@Service
class CancelPayment {

  private final TransactionTemplate transaction;
  private final Idempotency idempotency;
  private final Payments payments;
  private final PaymentLedger ledger;
  private final PaymentWatcher watcher;
  private final StripeCheckouts stripe;
  private final PaymentLocks locks;

  CancelPayment(
      TransactionTemplate transaction,
      Idempotency idempotency,
      Payments payments,
      PaymentLedger ledger,
      PaymentWatcher watcher,
      StripeCheckouts stripe,
      PaymentLocks locks) {
    this.transaction = transaction;
    this.idempotency = idempotency;
    this.payments = payments;
    this.ledger = ledger;
    this.watcher = watcher;
    this.stripe = stripe;
    this.locks = locks;
  }

  /**
   * @return the payment, {@code CANCELLED} now or since long
   * @throws ApiProblem 404, 409 {@code ALREADY_PAID}, 409 {@code PAYMENT_PROCESSING}, 503 where
   *     Stripe did not answer; then the same request may come again
   */
  Payment cancel(Caller caller, String key, String paymentId) {
    return locks.within(paymentId, () -> cancelLocked(caller, key, paymentId));
  }

  private Payment cancelLocked(Caller caller, String key, String paymentId) {
    Payment payment =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  String operation = "POST /api/payments/" + paymentId + "/cancellation";
                  idempotency.claim(caller, key, operation, "");
                  return payments.find(paymentId).orElseThrow(ApiProblem::notFound);
                }));
    if (!payment.hasSession()) {
      payment = ledger.cancelUnopened(paymentId, null);
    }
    if (payment.status().isBefore(PaymentStatus.CANCELLED)) {
      payment = close(payment);
    }
    return switch (payment.status()) {
      case CANCELLED -> payment;
      case CAPTURED, PARTIALLY_REFUNDED, REFUNDED -> throw conflict("ALREADY_PAID");
      case PROCESSING -> throw conflict("PAYMENT_PROCESSING");
      case UNKNOWN, REQUIRES_PAYMENT -> throw unavailable();
    };
  }

  private Payment close(Payment payment) {
    String sessionId = Objects.requireNonNull(payment.checkout().sessionId());
    if (stripe.expire(sessionId, CheckoutSlot.expiryKey(payment))
        instanceof StripeReply.Ok<Checkout> closed) {
      return ledger.record(payment.id(), closed.value());
    }
    try {
      return watcher.refresh(payment);
    } catch (StripeUnavailableException e) {
      throw unavailable();
    }
  }

  private static ApiProblem conflict(String code) {
    return new ApiProblem(HttpStatus.CONFLICT, code);
  }

  private static ApiProblem unavailable() {
    return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE");
  }
}
