package de.mojoinstitut.payments.provider;

import de.mojoinstitut.connectors.stripe.StripeProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where Stripe is and who we are there.
 *
 * @param secretKey never printed
 * @param webhookSecret never printed
 */
@Validated
@ConfigurationProperties("mojo.stripe")
record StripeSettings(
    @NotNull URI apiBase,
    @NotBlank String secretKey,
    @NotBlank String webhookSecret,
    @NotNull Duration connectTimeout,
    @NotNull Duration readTimeout) {

  StripeProperties toProperties() {
    return new StripeProperties(apiBase, secretKey, webhookSecret, connectTimeout, readTimeout);
  }

  @Override
  public String toString() {
    return toProperties().toString();
  }
}
