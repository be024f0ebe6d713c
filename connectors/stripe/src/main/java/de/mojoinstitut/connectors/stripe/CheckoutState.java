package de.mojoinstitut.connectors.stripe;

import org.jspecify.annotations.Nullable;

/** How far a checkout is. */
public sealed interface CheckoutState {

  /** Open, nothing tried since. */
  record RequiresPayment() implements CheckoutState {}

  /**
   * Open; the last attempt was declined and the customer may try again.
   *
   * @param attemptId tells attempts apart ({@code ch_…})
   * @param code Stripe's decline code or error code
   */
  record Declined(String attemptId, String code) implements CheckoutState {}

  /** The customer has paid with a slow method; money may still arrive or not. */
  record Processing(String paymentIntentId) implements CheckoutState {}

  /**
   * The money is there.
   *
   * @param amount minor units received
   * @param fee what Stripe keeps of it, minor units of the payment's currency; null where Stripe
   *     does not know yet, or knows it in another currency only
   */
  record Captured(String paymentIntentId, long amount, @Nullable Long fee)
      implements CheckoutState {}

  /**
   * The slow method failed. The checkout is complete and its payment intent, being a checkout's,
   * can be neither confirmed nor cancelled by anybody: no money can come any more.
   */
  record Failed(String attemptId, String code) implements CheckoutState {}

  /** Expired or cancelled; it can never be paid again. */
  record Cancelled() implements CheckoutState {}
}
