package de.mojoinstitut.core.payout.transfer;

import de.mojoinstitut.core.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Port to payments.mojo for money that leaves us. Throws {@link
 * de.mojoinstitut.core.OutsideUnavailableException} where payments.mojo does not answer.
 */
public interface PayoutGateway {

  /**
   * Transfers the amount to the payee's own account. Idempotent by payout id; the end of it arrives
   * as a {@link PayoutEvent} as well.
   *
   * @throws de.mojoinstitut.core.OutsideRefusedException where payments.mojo knows no such payee
   */
  Answer pay(Order order);

  /**
   * Gives up a payout whose fate is not known: what the provider has, counts; what it has not, has
   * {@code FAILED} and never comes to life again. Idempotent.
   *
   * @param payee whom it was ordered for
   * @throws de.mojoinstitut.core.OutsideRefusedException where payments.mojo knows no such payout
   */
  Answer abandon(String payee, String payoutId);

  /** The payee's account as the provider has it now. */
  PayeeAccount account(String payee);

  /**
   * @param payoutId ours
   * @param payee the tenant's id, or the distributor's: payments.mojo keeps an account for each
   */
  record Order(String payoutId, String payee, Money amount) {}

  /**
   * @param reason a code; null unless the payout has failed
   */
  record Answer(ProviderStatus status, @Nullable String reason) {}

  /** How far a payout is at the provider. */
  enum ProviderStatus {
    PENDING,
    PAID,
    /** It has had no effect and never will: another try is another payout. */
    FAILED,
    UNKNOWN
  }

  /**
   * @param active whether it can receive transfers and pay them out
   * @param bankChangedAt since when its bank details are what they are; null where it has none
   */
  record PayeeAccount(boolean active, @Nullable Instant bankChangedAt) {}
}
