package de.mojoinstitut.connectors.stripe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payout as Stripe has it.
 *
 * @param id {@code po_…}
 * @param amount minor units
 * @param failureCode why the bank sent it back, null where it did not
 * @param arrival when the bank has it, as far as Stripe knows
 */
public record ProviderPayout(
    String id, long amount, State state, @Nullable String failureCode, Instant arrival) {

  /** How far it is. A payout that was paid may still fail for some days. */
  public enum State {
    ON_THE_WAY,
    PAID,
    FAILED,
    CANCELLED
  }
}
