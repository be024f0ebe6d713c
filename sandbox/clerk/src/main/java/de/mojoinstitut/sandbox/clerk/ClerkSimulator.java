package de.mojoinstitut.sandbox.clerk;

import com.nimbusds.jose.jwk.RSAKey;
import de.mojoinstitut.sandbox.kit.ObjectStore;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import de.mojoinstitut.sandbox.kit.SimulatorServer;
import de.mojoinstitut.sandbox.kit.Trouble;
import de.mojoinstitut.sandbox.kit.WebhookTarget;
import de.mojoinstitut.sandbox.kit.Webhooks;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The part of Clerk that MOJO uses, on loopback: backend API, JWKS, session tokens for anybody who
 * asks, signed webhooks. Its README lists the calls and the switches for trouble.
 */
public final class ClerkSimulator implements AutoCloseable {

  private static final Duration WEBHOOK_TIMEOUT = Duration.ofSeconds(15);

  /** Adds a route of the backend API. */
  @FunctionalInterface
  interface Routes {
    void route(String method, String template, SimulatorServer.Handler handler);
  }

  private final ClerkConfig config;
  private final ObjectStore store;
  private final Webhooks webhooks;
  private final SimulatorServer server;
  private final OneAtATime changing = new OneAtATime();
  private final Trouble trouble = new Trouble(Answers::trouble);

  private ClerkSimulator(ClerkConfig config) throws IOException {
    this.config = config;
    server = new SimulatorServer(config.port());
    RSAKey key = SigningKey.in(config.data().resolve("session-key.json"));
    store = new ObjectStore(config.data().resolve("clerk.jsonl"));
    webhooks = new Webhooks(store, target(config));
    Directory directory =
        new Directory(store, new Events(webhooks, config.clock()), config.clock());
    new DemoDirectory(store, directory).seedOnce();
    UsersApi users = new UsersApi(directory);
    users.mount(this::backend);
    new OrganizationsApi(directory).mount(this::backend);
    new MembershipsApi(directory).mount(this::backend);
    backend("GET", "/v1/jwks", request -> jwks(key));
    server.route("GET", "/.well-known/jwks.json", trouble.around(request -> jwks(key)));
    SessionTokens tokens = new SessionTokens(key, url().toString(), config.clock());
    new SandboxApi(directory, tokens).mount(server, users, changing);
    trouble.mount(server);
    webhooks.mount(server);
    server.start();
  }

  /**
   * Starts a simulator; its demo people are there at once.
   *
   * @throws IOException where the port is in use or the folder cannot be written
   */
  public static ClerkSimulator start(ClerkConfig config) throws IOException {
    return new ClerkSimulator(config);
  }

  private static @Nullable WebhookTarget target(ClerkConfig config) {
    URI url = config.webhookUrl();
    return url == null
        ? null
        : new WebhookTarget(
            url,
            new SvixSigner(config.webhookSecret(), Clock.systemUTC()),
            config.webhookBackoff(),
            WEBHOOK_TIMEOUT);
  }

  /** Base address, which is also the issuer of its tokens. */
  public URI url() {
    return server.url();
  }

  private void backend(String method, String template, SimulatorServer.Handler handler) {
    server.route(
        method,
        template,
        trouble.around(request -> authorized(request, changing.inOrder(handler))));
  }

  private Response authorized(Request request, SimulatorServer.Handler handler)
      throws IOException, InterruptedException {
    boolean known =
        request
            .header("Authorization")
            .filter(("Bearer " + config.secretKey())::equals)
            .isPresent();
    if (!known) {
      return Answers.unauthorized();
    }
    try {
      return handler.handle(request);
    } catch (IllegalArgumentException outOfRange) {
      return Answers.parameter("form_param_format_invalid", "limit", "A parameter is invalid.");
    }
  }

  private static Response jwks(RSAKey key) {
    return new Response(
        200,
        Map.of("Content-Type", "application/json"),
        SigningKey.published(key).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
    webhooks.close();
    store.close();
  }

  /** Runs until the process is ended. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ClerkSimulator simulator = start(ClerkConfig.fromEnvironment());
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  simulator.close();
                  ended.countDown();
                }));
    ended.await();
  }
}
