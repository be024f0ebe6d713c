package de.mojoinstitut.connectors.stripe;

/**
 * Money back to the customer.
 *
 * @param refundId our id, in the metadata
 * @param paymentId our id, in the metadata
 * @param paymentIntentId {@code pi_…}
 * @param amount minor units, more than 0
 */
public record RefundRequest(
    String refundId, String paymentId, String paymentIntentId, long amount) {

  public RefundRequest {
    Require.text(refundId, "refundId");
    Require.text(paymentId, "paymentId");
    Require.text(paymentIntentId, "paymentIntentId");
    Require.that(amount > 0, "amount must be positive");
  }
}
