package de.mojoinstitut.connectors.stripe;

import java.util.Locale;

/**
 * Money from a connected account's balance to its bank.
 *
 * @param payoutId our id, in the metadata
 * @param accountId {@code acct_…}
 * @param amount minor units, more than 0
 * @param currency ISO 4217, any case
 */
public record PayoutRequest(String payoutId, String accountId, long amount, String currency) {

  public PayoutRequest {
    Require.text(payoutId, "payoutId");
    Require.text(accountId, "accountId");
    Require.that(amount > 0, "amount must be positive");
    Require.that(currency.length() == 3, "currency must be an ISO code");
    currency = currency.toLowerCase(Locale.ROOT);
  }
}
