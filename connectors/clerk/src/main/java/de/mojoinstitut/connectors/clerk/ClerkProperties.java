package de.mojoinstitut.connectors.clerk;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Clerk is reached.
 *
 * @param url base address of the backend API, without {@code /v1}
 * @param secretKey {@code sk_…}
 * @param connectTimeout until a connection stands
 * @param readTimeout for a whole answer
 * @param cacheFor how old a profile may be; at most five minutes, zero for no cache
 */
@ConfigurationProperties("mojo.clerk")
public record ClerkProperties(
    URI url,
    String secretKey,
    @DefaultValue("PT2S") Duration connectTimeout,
    @DefaultValue("PT5S") Duration readTimeout,
    @DefaultValue("PT5M") Duration cacheFor) {

  private static final Duration LONGEST_CACHE = Duration.ofMinutes(5);

  public ClerkProperties {
    if (secretKey.isBlank()) {
      throw new IllegalArgumentException("mojo.clerk.secret-key is blank");
    }
    if (cacheFor.isNegative() || cacheFor.compareTo(LONGEST_CACHE) > 0) {
      throw new IllegalArgumentException("mojo.clerk.cache-for is longer than " + LONGEST_CACHE);
    }
  }

  @Override
  public String toString() {
    return "ClerkProperties[url=%s, secretKey=redacted, connectTimeout=%s, readTimeout=%s, cacheFor=%s]"
        .formatted(url, connectTimeout, readTimeout, cacheFor);
  }
}
