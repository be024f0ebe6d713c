package de.mojoinstitut.payments.payment;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where Stripe sends the customer back to; {@code {subject}} is replaced by {@code bookingId=…}, or
 * {@code subjectType=…&subjectId=…} where it is no booking.
 */
@Validated
@ConfigurationProperties("mojo.checkout")
record CheckoutSettings(@NotBlank String successUrl, @NotBlank String cancelUrl) {

  URI successOf(Subject subject) {
    return fill(successUrl, subject);
  }

  URI cancelOf(Subject subject) {
    return fill(cancelUrl, subject);
  }

  private static URI fill(String template, Subject subject) {
    String id = URLEncoder.encode(subject.id(), StandardCharsets.UTF_8);
    String query =
        subject.bookingId() == null
            ? "subjectType=" + subject.type() + "&subjectId=" + id
            : "bookingId=" + id;
    return URI.create(template.replace("{subject}", query));
  }
}
