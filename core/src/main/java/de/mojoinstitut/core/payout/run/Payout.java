package de.mojoinstitut.core.payout.run;

import de.mojoinstitut.core.ledger.Beneficiary;
import de.mojoinstitut.core.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one run pays to one beneficiary.
 *
 * @param amount of all its lines; at or below zero it is skipped
 * @param lines how many postings it is netted from
 * @param reason why nothing was paid; null otherwise
 * @param reservedAt since when the ledger holds the amount for it; null before
 * @param providerReference the provider's id of the transfer; null where there is none
 */
public record Payout(
    PayoutId id,
    PayoutRunId run,
    Beneficiary beneficiary,
    Money amount,
    long lines,
    Status status,
    @Nullable Reason reason,
    @Nullable Instant reservedAt,
    @Nullable String providerReference,
    Instant createdAt) {

  /** Where a payout is. */
  public enum Status {
    /** Collected, or ordered at the provider. */
    PENDING,
    /** The provider does not know whether the money moved. */
    UNKNOWN,
    PAID,
    SKIPPED,
    FAILED;

    public boolean isOver() {
      return switch (this) {
        case PENDING, UNKNOWN -> false;
        case PAID, SKIPPED, FAILED -> true;
      };
    }
  }

  /** Why nothing was paid; the payee can read it, and the next run takes the lines again. */
  public enum Reason {
    /** The provider's account cannot receive money. */
    ACCOUNT_NOT_ACTIVE,
    BELOW_MINIMUM,
    /** Not long enough ago. */
    BANK_DETAILS_CHANGED,
    PAUSED_BY_TENANT,
    PAUSED_BY_FINANCE,
    OPEN_DISPUTE,
    /** A refund came in between. */
    BALANCE_CHANGED,
    PROVIDER_REFUSED,
    RUN_REJECTED
  }
}
