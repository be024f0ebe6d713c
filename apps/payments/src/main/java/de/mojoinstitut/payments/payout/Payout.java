package de.mojoinstitut.payments.payout;

import de.mojoinstitut.connectors.stripe.ProviderTransfer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes to a payee's own account.
 *
 * @param payoutId the caller's id
 * @param tenantId the payee
 * @param amount minor units
 * @param destination the payee's {@code acct_…}; null where there was none
 * @param reason a code, null unless it has failed
 * @param stripeTry which idempotency key at Stripe is in use; grows only when the former one is
 *     proven to have had no effect
 * @param transferId Stripe's {@code tr_…}, null until Stripe has answered
 * @param requestKey which request made it
 */
record Payout(
    String payoutId,
    String tenantId,
    long amount,
    String currency,
    @Nullable String destination,
    Status status,
    @Nullable String reason,
    int stripeTry,
    @Nullable String transferId,
    String requestKey) {

  /** Both ends are for ever: a transfer exists at once or not at all. */
  enum Status {
    UNKNOWN,
    PAID,
    FAILED
  }

  boolean asksForTheSameAs(Payout other) {
    return amount == other.amount && currency.equals(other.currency);
  }

  boolean isOver() {
    return status != Status.UNKNOWN;
  }

  String idempotencyKey() {
    return "payout:" + payoutId + (stripeTry == 1 ? "" : ":" + stripeTry);
  }

  Payout paid(ProviderTransfer transfer) {
    return with(Status.PAID, null, stripeTry, transfer.id());
  }

  /**
   * Refused for good; one that is known to be paid stays so.
   *
   * @param code Stripe's or ours
   */
  Payout failed(String code) {
    return isOver() ? this : with(Status.FAILED, code.toUpperCase(Locale.ROOT), stripeTry, null);
  }

  Payout nextTry() {
    return with(status, reason, stripeTry + 1, transferId);
  }

  private Payout with(
      Status nextStatus, @Nullable String nextReason, int nextTry, @Nullable String transfer) {
    return new Payout(
        payoutId,
        tenantId,
        amount,
        currency,
        destination,
        nextStatus,
        nextReason,
        nextTry,
        transfer,
        requestKey);
  }
}
