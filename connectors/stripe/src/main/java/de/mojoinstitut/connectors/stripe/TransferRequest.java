package de.mojoinstitut.connectors.stripe;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Money from the platform's balance to a connected account.
 *
 * @param payoutId our id of this transfer, in the metadata; {@link StripeTransfers#find} looks for
 *     it
 * @param transferGroup what it belongs to, such as the booking or the payout; with a source charge
 *     the charge's own group
 * @param destination {@code acct_…}
 * @param amount minor units, more than 0
 * @param currency ISO 4217, any case
 * @param sourceCharge {@code ch_…} whose money this is, available or not; null for the available
 *     balance
 */
public record TransferRequest(
    String payoutId,
    String transferGroup,
    String destination,
    long amount,
    String currency,
    @Nullable String sourceCharge) {

  public TransferRequest {
    Require.text(payoutId, "payoutId");
    Require.text(transferGroup, "transferGroup");
    Require.text(destination, "destination");
    Require.that(amount > 0, "amount must be positive");
    Require.that(currency.length() == 3, "currency must be an ISO code");
    currency = currency.toLowerCase(Locale.ROOT);
  }
}
