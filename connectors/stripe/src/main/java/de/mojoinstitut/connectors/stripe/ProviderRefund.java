package de.mojoinstitut.connectors.stripe;

import org.jspecify.annotations.Nullable;

/**
 * A refund as Stripe has it.
 *
 * @param id {@code re_…}
 * @param amount minor units
 * @param refundId our id; null where it was not made by us
 * @param paymentIntentId {@code pi_…}
 */
public record ProviderRefund(
    String id,
    long amount,
    State state,
    @Nullable String refundId,
    @Nullable String paymentIntentId) {

  /** How far it is. A refund that succeeded may still fail, when the customer's bank returns it. */
  public enum State {
    PENDING,
    SUCCEEDED,
    FAILED
  }
}
