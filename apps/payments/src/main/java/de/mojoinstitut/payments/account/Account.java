package de.mojoinstitut.payments.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's account for taking money.
 *
 * @param accountId ours
 * @param stripeAccountId Stripe's {@code acct_…}, null until Stripe has answered
 * @param currency ISO 4217
 * @param stripeTry which idempotency key at Stripe is in use; grows when the former one is spent
 * @param bankChangedAt since when its bank account is the one it is, null where none was ever seen
 */
public record Account(
    String tenantId,
    String accountId,
    @Nullable String stripeAccountId,
    String country,
    String currency,
    Status status,
    int stripeTry,
    @Nullable Instant bankChangedAt) {

  /** Whether customers may be charged on its behalf. */
  public enum Status {
    ONBOARDING,
    ACTIVE
  }

  public boolean isActive() {
    return status == Status.ACTIVE && stripeAccountId != null;
  }

  String idempotencyKey() {
    return "account:" + tenantId + (stripeTry == 1 ? "" : ":" + stripeTry);
  }
}
