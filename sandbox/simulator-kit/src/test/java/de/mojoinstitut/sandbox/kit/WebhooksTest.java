package de.mojoinstitut.sandbox.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {

  private static final Duration STILL = Duration.ofMillis(200);

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private Receiver receiver;
  private ObjectStore store;
  private Webhooks webhooks;
  private SimulatorServer server;

  @BeforeEach
  void setUp() throws IOException {
    receiver = new Receiver();
    open(receiver.url());
  }

  @AfterEach
  void tearDown() {
    shut();
    receiver.close();
    http.close();
  }

  private void open(URI to) throws IOException {
    store = new ObjectStore(folder.resolve("hooks.jsonl"));
    webhooks =
        new Webhooks(
            store,
            new WebhookTarget(
                to,
                (id, body) -> Map.of("id", id),
                List.of(Duration.ofMillis(10), Duration.ofMillis(20)),
                Duration.ofSeconds(2)));
    server = new SimulatorServer(0);
    webhooks.mount(server);
    server.start();
  }

  private void shut() {
    server.close();
    webhooks.close();
    store.close();
  }

  private void send(String... ids) {
    for (String id : ids) {
      webhooks.send(id, "thing.changed", "{}");
    }
  }

  private HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(server.url().resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void order(String trouble) throws IOException, InterruptedException {
    assertThat(call("PUT", "/_sandbox/webhooks", trouble).statusCode()).isEqualTo(200);
  }

  private void awaitIds(String... ids) {
    await().untilAsserted(() -> assertThat(receiver.ids()).containsExactly(ids));
  }

  private void staysAt(String... ids) {
    await().during(STILL).untilAsserted(() -> assertThat(receiver.ids()).containsExactly(ids));
  }

  @Test
  void shouldSendInOrderOfCreation() {
    // when
    send("a", "b", "c");

    // then
    awaitIds("a", "b", "c");
  }

  @Test
  void shouldTryAgainUntilTheReceiverAccepts() {
    // given
    receiver.answering(500, 429, 404);

    // when
    send("a");

    // then
    awaitIds("a", "a", "a", "a");
    staysAt("a", "a", "a", "a");
  }

  @Test
  void shouldDeliverAfterARestartWhatWasPending() throws Exception {
    // given
    order("{\"paused\": true}");
    send("a", "b");
    shut();

    // when
    open(receiver.url());

    // then
    awaitIds("a", "b");
  }

  @Test
  void shouldNotSendAgainAfterARestartWhatWasDelivered() throws Exception {
    // given
    send("a");
    await()
        .untilAsserted(
            () -> assertThat(call("GET", "/_sandbox/webhooks", "").body()).contains("DELIVERED"));
    shut();

    // when
    open(receiver.url());

    // then
    staysAt("a");
  }

  @Test
  void shouldDuplicate() throws Exception {
    // given
    order("{\"duplicate\": true}");

    // when
    send("a");

    // then
    awaitIds("a", "a");
  }

  @Test
  void shouldReverse() throws Exception {
    // given
    order("{\"reverse\": 3}");

    // when
    send("a", "b", "c", "d");

    // then
    awaitIds("c", "b", "a", "d");
  }

  @Test
  void shouldDropAndReplayOnDemand() throws Exception {
    // given
    order("{\"drop\": 1}");
    send("a", "b");
    awaitIds("b");

    // when
    int status = call("POST", "/_sandbox/webhooks/a/replay", "").statusCode();

    // then
    assertThat(status).isEqualTo(202);
    awaitIds("b", "a");
  }

  @Test
  void shouldPauseUntilTroubleEnds() throws Exception {
    // given
    order("{\"paused\": true}");
    send("a");
    staysAt();

    // when
    call("DELETE", "/_sandbox/webhooks", "");

    // then
    awaitIds("a");
  }

  @Test
  void shouldDelay() throws Exception {
    // given
    order("{\"delayMillis\": 400}");

    // when
    send("a");

    // then
    staysAt();
    awaitIds("a");
  }

  @Test
  void shouldRefuseToReplayWhatIsUnknown() throws Exception {
    assertThat(call("POST", "/_sandbox/webhooks/nothing/replay", "").statusCode()).isEqualTo(404);
  }
}
