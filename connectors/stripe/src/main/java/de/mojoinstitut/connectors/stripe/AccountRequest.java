package de.mojoinstitut.connectors.stripe;

import java.util.Locale;

/**
 * A connected account for a seller.
 *
 * @param tenantId our id, in the metadata
 * @param country ISO 3166 alpha-2
 * @param currency ISO 4217, any case
 */
public record AccountRequest(String tenantId, String country, String currency) {

  public AccountRequest {
    Require.text(tenantId, "tenantId");
    Require.that(country.length() == 2, "country must be an ISO code");
    Require.that(currency.length() == 3, "currency must be an ISO code");
    currency = currency.toLowerCase(Locale.ROOT);
  }
}
