package de.mojoinstitut.payments.refund;

import de.mojoinstitut.connectors.stripe.ProviderRefund;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back.
 *
 * @param refundId the caller's id; Stripe's where it was made there by hand
 * @param amount minor units
 * @param stripeTry which idempotency key at Stripe is in use; grows only when the former one is
 *     proven to have had no effect
 * @param stripeRefundId Stripe's {@code re_…}, null until Stripe has answered
 * @param requestKey which request made it
 */
record Refund(
    String refundId,
    String tenantId,
    String paymentId,
    long amount,
    Reason reason,
    Status status,
    int stripeTry,
    @Nullable String stripeRefundId,
    String requestKey) {

  /** Why. */
  enum Reason {
    LATE_PAYMENT,
    BUYER_CANCELLED,
    SELLER_CANCELLED,
    /** Somebody made it by hand at the provider. */
    MADE_AT_PROVIDER
  }

  /** In the order of time; one that succeeded may still fail. */
  enum Status {
    UNKNOWN,
    PENDING,
    SUCCEEDED,
    FAILED
  }

  /** One that nobody asked for here; its state is not taken yet. */
  static Refund madeAtProvider(ProviderRefund known, String tenantId, String paymentId) {
    return new Refund(
        known.id(),
        tenantId,
        paymentId,
        known.amount(),
        Reason.MADE_AT_PROVIDER,
        Status.UNKNOWN,
        1,
        null,
        "provider " + known.id());
  }

  boolean asksForTheSameAs(Refund other) {
    return paymentId.equals(other.paymentId) && amount == other.amount && reason == other.reason;
  }

  boolean isOver() {
    return status == Status.SUCCEEDED || status == Status.FAILED;
  }

  String idempotencyKey() {
    return "refund:" + refundId + (stripeTry == 1 ? "" : ":" + stripeTry);
  }

  /**
   * What Stripe's state means for it. News that is older than what is known changes nothing; but
   * one that was taken for not being there, and is, is what Stripe says.
   */
  Refund observe(ProviderRefund known) {
    Status next =
        switch (known.state()) {
          case PENDING -> Status.PENDING;
          case SUCCEEDED -> Status.SUCCEEDED;
          case FAILED -> Status.FAILED;
        };
    return new Refund(
        refundId,
        tenantId,
        paymentId,
        amount,
        reason,
        next.compareTo(status) > 0 || wasNeverThere() ? next : status,
        stripeTry,
        known.id(),
        requestKey);
  }

  private boolean wasNeverThere() {
    return status == Status.FAILED && stripeRefundId == null;
  }

  Refund failed() {
    return new Refund(
        refundId,
        tenantId,
        paymentId,
        amount,
        reason,
        Status.FAILED,
        stripeTry,
        stripeRefundId,
        requestKey);
  }

  Refund nextTry() {
    return new Refund(
        refundId,
        tenantId,
        paymentId,
        amount,
        reason,
        status,
        stripeTry + 1,
        stripeRefundId,
        requestKey);
  }
}
