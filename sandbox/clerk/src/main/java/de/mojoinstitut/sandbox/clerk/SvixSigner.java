package de.mojoinstitut.sandbox.clerk;

import de.mojoinstitut.sandbox.kit.WebhookTarget;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs webhooks the way Svix does for Clerk. */
final class SvixSigner implements WebhookTarget.Signer {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";

  private final SecretKeySpec key;
  private final Clock clock;

  /**
   * @param secret {@code whsec_} and a base64 key
   * @param clock the receiver's idea of now, not the stack's
   */
  SvixSigner(String secret, Clock clock) {
    String encoded = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    this.key = new SecretKeySpec(Base64.getDecoder().decode(encoded), ALGORITHM);
    this.clock = clock;
  }

  @Override
  public Map<String, String> headers(String id, String body) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    return Map.of(
        "svix-id", id,
        "svix-timestamp", timestamp,
        "svix-signature", "v1," + sign(id + "." + timestamp + "." + body));
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
