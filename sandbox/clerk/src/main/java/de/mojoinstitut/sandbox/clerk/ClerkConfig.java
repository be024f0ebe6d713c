package de.mojoinstitut.sandbox.clerk;

import de.mojoinstitut.sandbox.kit.Settings;
import de.mojoinstitut.sandbox.kit.WebhookTarget;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a Clerk simulator is set up.
 *
 * @param port 0 for any free one
 * @param data folder of its key and journal
 * @param secretKey the {@code sk_test_…} that callers of the backend API must show
 * @param webhookUrl receiver of webhooks, null for none
 * @param webhookSecret {@code whsec_} and a base64 key
 * @param clock the stack's time, for tokens and the dates of objects; signatures of webhooks carry
 *     the system's own time, because receivers compare with theirs
 * @param webhookBackoff waits between tries of one webhook
 */
public record ClerkConfig(
    int port,
    Path data,
    String secretKey,
    @Nullable URI webhookUrl,
    String webhookSecret,
    Clock clock,
    List<Duration> webhookBackoff) {

  private static final String SANDBOX_SECRET_KEY = "sk_test_sandbox";
  private static final String SANDBOX_WEBHOOK_SECRET = "whsec_c2FuZGJveC13ZWJob29rLWtleQ==";

  /** A simulator for tests: any port, the system's time, nobody listens to webhooks. */
  public static ClerkConfig inFolder(Path data) {
    return new ClerkConfig(
        0,
        data,
        SANDBOX_SECRET_KEY,
        null,
        SANDBOX_WEBHOOK_SECRET,
        Clock.systemUTC(),
        WebhookTarget.USUAL_BACKOFF);
  }

  /** The settings that the launcher gives through the environment. */
  public static ClerkConfig fromEnvironment() {
    String url = Settings.text("CLERK_WEBHOOK_URL", "");
    return new ClerkConfig(
        Settings.port("CLERK_PORT", 8094),
        Settings.data(),
        Settings.text("MOJO_CLERK_SECRET_KEY", SANDBOX_SECRET_KEY),
        url.isBlank() ? null : URI.create(url),
        Settings.text("MOJO_CLERK_WEBHOOK_SECRET", SANDBOX_WEBHOOK_SECRET),
        Settings.clock(),
        WebhookTarget.USUAL_BACKOFF);
  }

  public ClerkConfig withWebhooks(URI url, String secret) {
    return new ClerkConfig(port, data, secretKey, url, secret, clock, webhookBackoff);
  }

  public ClerkConfig withWebhookBackoff(List<Duration> waits) {
    return new ClerkConfig(port, data, secretKey, webhookUrl, webhookSecret, clock, waits);
  }

  public ClerkConfig withClock(Clock other) {
    return new ClerkConfig(port, data, secretKey, webhookUrl, webhookSecret, other, webhookBackoff);
  }

  public ClerkConfig withPort(int other) {
    return new ClerkConfig(
        other, data, secretKey, webhookUrl, webhookSecret, clock, webhookBackoff);
  }

  @Override
  public String toString() {
    return "ClerkConfig[port=%d, data=%s, webhookUrl=%s]".formatted(port, data, webhookUrl);
  }
}
