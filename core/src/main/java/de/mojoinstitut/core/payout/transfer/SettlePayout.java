package de.mojoinstitut.core.payout.transfer;

import de.mojoinstitut.core.ledger.PostPayout;
import de.mojoinstitut.core.payout.run.Payout;
import de.mojoinstitut.core.payout.run.Payouts;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The end of a payout: ledger and row, in the caller's transaction, which holds the payout's lock.
 * Whoever comes second changes nothing.
 */
@Component
class SettlePayout {

  private final Payouts payouts;
  private final PostPayout ledger;
  private final Clock clock;

  SettlePayout(Payouts payouts, PostPayout ledger, Clock clock) {
    this.payouts = payouts;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * @return whether this is news
   * @throws IllegalStateException where the payout ended otherwise, or was never reserved: then its
   *     lines may be in another one, and a person has to look
   */
  boolean paid(Payout payout, @Nullable String providerReference) {
    if (payout.status() == Payout.Status.PAID) {
      return false;
    }
    requireReserved(payout);
    ledger.paid(posting(payout), clock.instant());
    payouts.paid(payout.id(), providerReference);
    return true;
  }

  /**
   * @return whether this is news
   * @throws IllegalStateException where the payout was paid, or was never reserved
   */
  boolean failed(Payout payout) {
    if (payout.status() == Payout.Status.FAILED) {
      return false;
    }
    requireReserved(payout);
    ledger.failed(posting(payout), clock.instant());
    payouts.ended(payout.id(), Payout.Status.FAILED, Payout.Reason.PROVIDER_REFUSED);
    return true;
  }

  private static void requireReserved(Payout payout) {
    if (payout.status().isOver() || payout.reservedAt() == null) {
      throw new IllegalStateException(payout.id().value() + " is " + payout.status());
    }
  }

  static PostPayout.Payout posting(Payout payout) {
    return new PostPayout.Payout(payout.id().value(), payout.beneficiary(), payout.amount());
  }
}
