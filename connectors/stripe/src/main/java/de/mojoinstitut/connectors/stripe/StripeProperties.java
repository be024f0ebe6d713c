package de.mojoinstitut.connectors.stripe;

import java.net.URI;
import java.time.Duration;

/**
 * How Stripe is reached. There are no network retries here: whoever stored the idempotency key
 * repeats the call.
 *
 * @param apiBase Stripe's API without path, such as {@code https://api.stripe.com}
 * @param secretKey the platform's secret key; never printed
 * @param webhookSecret the endpoint's signing secret ({@code whsec_…}); never printed
 * @param connectTimeout at least one millisecond
 * @param readTimeout at least one millisecond
 */
public record StripeProperties(
    URI apiBase,
    String secretKey,
    String webhookSecret,
    Duration connectTimeout,
    Duration readTimeout) {

  public StripeProperties {
    Require.that(apiBase.isAbsolute(), "apiBase must be absolute");
    Require.text(secretKey, "secretKey");
    Require.text(webhookSecret, "webhookSecret");
    Require.that(connectTimeout.toMillis() > 0, "connectTimeout must be positive");
    Require.that(readTimeout.toMillis() > 0, "readTimeout must be positive");
  }

  @Override
  public String toString() {
    return "StripeProperties[apiBase=%s, secretKey=***, webhookSecret=***, connectTimeout=%s, readTimeout=%s]"
        .formatted(apiBase, connectTimeout, readTimeout);
  }
}
