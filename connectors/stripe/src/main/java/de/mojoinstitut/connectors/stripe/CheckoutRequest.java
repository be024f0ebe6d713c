package de.mojoinstitut.connectors.stripe;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;

/**
 * A hosted checkout for one booking. Carries ids only: Stripe learns neither what was booked nor by
 * whom.
 *
 * @param paymentId our id, found again as {@code client_reference_id} and in the metadata
 * @param bookingId in the metadata, and the transfer group
 * @param label the one line the customer reads: the booking's number
 * @param amount minor units, more than 0
 * @param currency ISO 4217, any case
 * @param onBehalfOf the seller's connected account ({@code acct_…})
 * @param expiresAt 30 minutes to 24 hours ahead of Stripe's time
 */
public record CheckoutRequest(
    String paymentId,
    String bookingId,
    String label,
    long amount,
    String currency,
    String onBehalfOf,
    Instant expiresAt,
    URI successUrl,
    URI cancelUrl) {

  public CheckoutRequest {
    Require.text(paymentId, "paymentId");
    Require.text(bookingId, "bookingId");
    Require.text(label, "label");
    Require.that(amount > 0, "amount must be positive");
    Require.that(currency.length() == 3, "currency must be an ISO code");
    Require.text(onBehalfOf, "onBehalfOf");
    currency = currency.toLowerCase(Locale.ROOT);
  }
}
