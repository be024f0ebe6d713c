package de.mojoinstitut.core.payout.transfer;

import org.jspecify.annotations.Nullable;

/**
 * How a payout ended at the provider, as payments.mojo tells it. At least once, in order per
 * payout.
 *
 * @param eventId unique, for dropping duplicates
 * @param providerReference the provider's id of the transfer; null where there is none
 * @param reason a code; null unless it failed
 */
public record PayoutEvent(
    String eventId,
    Type type,
    String payee,
    String payoutId,
    @Nullable String providerReference,
    @Nullable String reason) {

  /** What happened. */
  public enum Type {
    PAID,
    FAILED
  }
}
