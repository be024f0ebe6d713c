package de.mojoinstitut.payments.payment;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Where Stripe sends the customer back to; {@code {bookingId}} is replaced. */
@Validated
@ConfigurationProperties("mojo.checkout")
record CheckoutSettings(@NotBlank String successUrl, @NotBlank String cancelUrl) {

  URI successOf(String bookingId) {
    return fill(successUrl, bookingId);
  }

  URI cancelOf(String bookingId) {
    return fill(cancelUrl, bookingId);
  }

  private static URI fill(String template, String bookingId) {
    return URI.create(
        template.replace("{bookingId}", URLEncoder.encode(bookingId, StandardCharsets.UTF_8)));
  }
}
