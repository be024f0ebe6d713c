package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One account's part of a posting.
 *
 * @param amount above zero the account's holder gets, below zero it gives
 * @param rate what the amount was computed with; null where it was given
 */
record Line(Account account, Kind kind, Money amount, @Nullable FrozenRate rate) {

  /** What money is moved for; the posting says whether it is taken or given back. */
  enum Kind {
    GROSS,
    PLATFORM_FEE,
    COMMISSION,
    PROVIDER_FEE,
    RELEASE,
    DISPUTE_HOLD,
    DISPUTE_FEE,
    PAYOUT
  }
}
