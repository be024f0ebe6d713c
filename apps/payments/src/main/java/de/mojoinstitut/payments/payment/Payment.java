package de.mojoinstitut.payments.payment;

import de.mojoinstitut.connectors.stripe.CheckoutState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment of a subject.
 *
 * @param requestKey which request made it
 * @param paymentIntentId Stripe's {@code pi_…}, known as soon as somebody paid
 * @param refusal Stripe's code where it refused to open a checkout
 * @param refundedAmount minor units given back
 * @param version grows by one with each event
 */
record Payment(
    String id,
    PaymentOrder order,
    String requestKey,
    PaymentStatus status,
    CheckoutSlot checkout,
    @Nullable String paymentIntentId,
    @Nullable String refusal,
    long refundedAmount,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  static Payment of(
      String id, PaymentOrder order, String requestKey, CheckoutSlot slot, Instant now) {
    return new Payment(
        id, order, requestKey, PaymentStatus.UNKNOWN, slot, null, null, 0, 0, now, now);
  }

  boolean hasSession() {
    return checkout.sessionId() != null;
  }

  /** Takes the checkout that Stripe has. A payment that is over keeps its state. */
  Payment withSession(String sessionId, @Nullable String url) {
    PaymentStatus next = status == PaymentStatus.UNKNOWN ? PaymentStatus.REQUIRES_PAYMENT : status;
    return with(next, checkout.with(sessionId, url), paymentIntentId, refusal, refundedAmount);
  }

  /** What Stripe's state means for it. News that is older than what is known changes nothing. */
  Payment observe(CheckoutState state) {
    return switch (state) {
      case CheckoutState.RequiresPayment ignored -> this;
      case CheckoutState.Declined ignored -> this;
      case CheckoutState.Failed ignored -> cancelled(null);
      case CheckoutState.Processing processing ->
          reach(PaymentStatus.PROCESSING, processing.paymentIntentId());
      case CheckoutState.Captured captured ->
          reach(PaymentStatus.CAPTURED, captured.paymentIntentId());
      case CheckoutState.Cancelled ignored -> cancelled(null);
    };
  }

  Payment cancelled(@Nullable String why) {
    return status.isBefore(PaymentStatus.CANCELLED)
        ? with(PaymentStatus.CANCELLED, checkout, paymentIntentId, why, refundedAmount)
        : this;
  }

  Payment withRefunded(long refunded) {
    PaymentStatus next =
        refunded == 0
            ? PaymentStatus.CAPTURED
            : refunded < order.amount() ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.REFUNDED;
    return with(next, checkout, paymentIntentId, refusal, refunded);
  }

  Payment withSlot(CheckoutSlot slot) {
    return with(status, slot, paymentIntentId, refusal, refundedAmount);
  }

  Payment nextVersion() {
    return new Payment(
        id,
        order,
        requestKey,
        status,
        checkout,
        paymentIntentId,
        refusal,
        refundedAmount,
        version + 1,
        createdAt,
        updatedAt);
  }

  private Payment reach(PaymentStatus target, String intent) {
    return status.isBefore(target) ? with(target, checkout, intent, refusal, refundedAmount) : this;
  }

  private Payment with(
      PaymentStatus nextStatus,
      CheckoutSlot nextCheckout,
      @Nullable String nextIntent,
      @Nullable String nextRefusal,
      long nextRefunded) {
    return new Payment(
        id,
        order,
        requestKey,
        nextStatus,
        nextCheckout,
        nextIntent,
        nextRefusal,
        nextRefunded,
        version,
        createdAt,
        updatedAt);
  }
}
