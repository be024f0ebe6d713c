package de.mojoinstitut.connectors.stripe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One movement of money on an account.
 *
 * @param id {@code txn_…}
 * @param category Stripe's reporting category: {@code charge}, {@code refund}, {@code transfer},
 *     {@code transfer_reversal}, {@code dispute}, {@code dispute_reversal}, {@code payout} …
 * @param sourceId the charge, refund, transfer … behind it
 * @param amount minor units, negative for what leaves
 * @param fee minor units that Stripe keeps
 * @param currency ISO 4217, lower case
 * @param availableOn when {@code amount − fee} may be spent
 */
public record BalanceEntry(
    String id,
    String category,
    @Nullable String sourceId,
    long amount,
    long fee,
    String currency,
    Instant availableOn) {

  /** What the balance changes by. */
  public long net() {
    return amount - fee;
  }
}
