package de.mojoinstitut.connectors.stripe;

/**
 * A refund as Stripe has it.
 *
 * @param id {@code re_…}
 * @param amount minor units
 */
public record ProviderRefund(String id, long amount, State state) {

  /** How far it is. A refund that succeeded may still fail, when the customer's bank returns it. */
  public enum State {
    PENDING,
    SUCCEEDED,
    FAILED
  }
}
