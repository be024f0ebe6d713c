package de.mojoinstitut.sandbox.stripe;

import de.mojoinstitut.sandbox.kit.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a simulator needs to know.
 *
 * @param port 0 for any free one
 * @param data folder of its state; another simulator started there goes on where this one stopped
 * @param clock the stack's time: what is created, expires or is retried when
 * @param secretKey the only key that callers may use, {@code sk_test_…}
 * @param webhookSecret signs the events, {@code whsec_…}
 * @param webhookUrl where the events go; null for nowhere yet
 * @param tariff what the provider takes and how long money is on its way
 */
public record SimulatorConfig(
    int port,
    Path data,
    Clock clock,
    String secretKey,
    String webhookSecret,
    @Nullable URI webhookUrl,
    Tariff tariff) {

  private static final int DEFAULT_PORT = 8093;
  private static final String SANDBOX_KEY = "sk_test_mojo";
  private static final String SANDBOX_WEBHOOK_SECRET = "whsec_mojo";

  /** With the sandbox's usual tariff. */
  public SimulatorConfig(
      int port,
      Path data,
      Clock clock,
      String secretKey,
      String webhookSecret,
      @Nullable URI webhookUrl) {
    this(port, data, clock, secretKey, webhookSecret, webhookUrl, Tariff.sandbox());
  }

  /** As the launcher sets it in the environment. */
  static SimulatorConfig fromEnvironment() {
    String url = Settings.text("STRIPE_WEBHOOK_URL", "");
    return new SimulatorConfig(
        Settings.port("STRIPE_PORT", DEFAULT_PORT),
        Settings.data(),
        Settings.clock(),
        Settings.text("MOJO_STRIPE_SECRET_KEY", SANDBOX_KEY),
        Settings.text("MOJO_STRIPE_WEBHOOK_SECRET", SANDBOX_WEBHOOK_SECRET),
        url.isBlank() ? null : URI.create(url),
        Tariff.fromEnvironment());
  }

  /** Keeps the secrets out of logs. */
  @Override
  public String toString() {
    return "SimulatorConfig[port=" + port + ", data=" + data + ", webhookUrl=" + webhookUrl + "]";
  }
}
