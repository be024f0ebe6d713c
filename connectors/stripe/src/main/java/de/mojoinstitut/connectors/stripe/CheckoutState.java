package de.mojoinstitut.connectors.stripe;

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
   */
  record Captured(String paymentIntentId, long amount) implements CheckoutState {}

  /**
   * The slow method failed. The checkout is complete and its payment intent, being a checkout's,
   * can be neither confirmed nor cancelled by anybody: no money can come any more.
   */
  record Failed(String attemptId, String code) implements CheckoutState {}

  /** Expired or cancelled; it can never be paid again. */
  record Cancelled() implements CheckoutState {}
}
