package de.mojoinstitut.hub.testing;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.hub.HubApplication;
import de.mojoinstitut.testkit.PersonToken;
import de.mojoinstitut.testkit.TestDatabase;
import de.mojoinstitut.testkit.TestTokens;
import de.mojoinstitut.testkit.negative.StoredRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole hub over HTTP on a real PostgreSQL, one for all test classes. Its workers and its Kafka
 * consumer are switched off by production's own settings; its engine takes everything. No test may
 * meet a 5xx, log an error or log anything personal.
 */
@SpringBootTest(
    classes = HubApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "server.address=127.0.0.1",
      "spring.main.banner-mode=off",
      "camunda.client.worker.defaults.enabled=false",
      "mojo.routes.payment-events.auto-startup=false",
      "mojo.routes.payout-events.auto-startup=false",
      "mojo.routes.dispute-events.auto-startup=false",
      "mojo.kafka.bootstrap-servers=localhost:1",
      "mojo.clerk.secret-key=sk_test_hub",
      "mojo.clerk.webhook-secret=" + HubTest.WEBHOOK_SECRET,
      "logging.level.org.apache.kafka=error"
    })
public abstract class HubTest {

  protected static final String WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  protected static final TestTokens TOKENS = TestTokens.start();
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final FakeEngine ENGINE = new FakeEngine();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  protected final Rows rows = new Rows(DATABASE);
  private final LogGuard log = new LogGuard();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void places(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", DATABASE::url);
    registry.add("spring.flyway.url", DATABASE::url);
    registry.add("mojo.clerk.issuer", TOKENS::issuer);
    registry.add("mojo.clerk.jwks", TOKENS::jwksUrl);
    registry.add("mojo.service-key", () -> TOKENS.serviceKeyFile("hub").toString());
    registry.add("camunda.client.grpc-address", ENGINE::address);
  }

  @BeforeEach
  void arrange() {
    rows.seed();
    DATABASE.addSandboxTerms();
    log.listen();
  }

  @AfterEach
  void guard() {
    log.check();
  }

  protected static String person(String user) {
    return TOKENS.person(user).token();
  }

  /** Anna in her tenant, certified. */
  protected static String anna() {
    return seller("anna");
  }

  protected static String seller(String name) {
    return TOKENS.person("user_" + name).org("org_" + name).token();
  }

  protected static PersonToken token(String user) {
    return TOKENS.person(user);
  }

  protected static String newKey() {
    return UUID.randomUUID().toString();
  }

  protected Reply get(String path, String token) {
    return send(request(path, token).GET());
  }

  protected Reply post(String path, String token, String body) {
    return post(path, token, newKey(), body);
  }

  protected Reply post(String path, String token, String key, String body) {
    return send(
        request(path, token)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  protected Reply put(String path, String token, String key, String body) {
    return send(
        request(path, token)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  /** Where the hub runs. */
  protected URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What the hub has stored. */
  protected static StoredRows stored() {
    return new StoredRows(DATABASE, "hub");
  }

  /** A request of any kind; the caller sets method and headers. */
  protected HttpRequest.Builder request(String path, String token) {
    return request(path).header("Authorization", "Bearer " + token);
  }

  protected HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base().resolve(path));
  }

  protected Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isLessThan(500);
      return new Reply(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  protected Reply book(String user, String offer) {
    return post("/api/bookings", person(user), booking(offer));
  }

  protected static String booking(String offer) {
    return "{\"offerId\": \"%s\"}".formatted(offer);
  }

  /** Ids of the messages that the engine got about the booking. */
  protected List<String> engineHeardOf(String booking) {
    return ENGINE.messages().stream().filter(id -> id.contains(booking)).toList();
  }

  /** All at once. */
  protected static List<Reply> inParallel(Stream<Supplier<Reply>> requests) {
    List<Supplier<Reply>> all = requests.toList();
    CountDownLatch ready = new CountDownLatch(all.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Reply>> calls =
          all.stream()
              .<Callable<Reply>>map(
                  request ->
                      () -> {
                        ready.countDown();
                        ready.await();
                        return request.get();
                      })
              .toList();
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> reply : threads.invokeAll(calls)) {
        replies.add(reply.get());
      }
      return replies;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }
}
