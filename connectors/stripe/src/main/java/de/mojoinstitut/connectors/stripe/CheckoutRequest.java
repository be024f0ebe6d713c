package de.mojoinstitut.connectors.stripe;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A hosted checkout for one payment. Carries ids only: Stripe learns neither what was booked nor by
 * whom.
 *
 * @param paymentId our id, found again as {@code client_reference_id} and in the metadata
 * @param group the transfer group: the id of what is paid for
 * @param metadata further ids
 * @param label the one line the customer reads: a number
 * @param amount minor units, more than 0
 * @param currency ISO 4217, any case
 * @param onBehalfOf the seller's connected account ({@code acct_…})
 * @param capturesAtOnce whether to ask for {@code capture_method=automatic}, so that the fee is
 *     known as soon as the money is there; Stripe's own default captures a little later
 * @param expiresAt 30 minutes to 24 hours ahead of Stripe's time
 */
public record CheckoutRequest(
    String paymentId,
    String group,
    Map<String, String> metadata,
    String label,
    long amount,
    String currency,
    String onBehalfOf,
    boolean capturesAtOnce,
    Instant expiresAt,
    URI successUrl,
    URI cancelUrl) {

  public CheckoutRequest {
    Require.text(paymentId, "paymentId");
    Require.text(group, "group");
    metadata = Map.copyOf(metadata);
    Require.text(label, "label");
    Require.that(amount > 0, "amount must be positive");
    Require.that(currency.length() == 3, "currency must be an ISO code");
    Require.text(onBehalfOf, "onBehalfOf");
    currency = currency.toLowerCase(Locale.ROOT);
  }
}
