package de.mojoinstitut.sandbox.clerk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.svix.Webhook;
import com.svix.exceptions.WebhookVerificationException;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import de.mojoinstitut.sandbox.kit.SimulatorServer;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClerkWebhooksTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @TempDir Path folder;
  private final List<Request> received = new CopyOnWriteArrayList<>();
  private SimulatorServer receiver;
  private ClerkConfig config;
  private ClerkSimulator clerk;
  private Backend backend;

  @BeforeEach
  void start() throws Exception {
    receiver = new SimulatorServer(0);
    receiver.route(
        "POST",
        "/webhooks/clerk",
        request -> {
          received.add(request);
          return Response.empty(204);
        });
    receiver.start();
    config =
        ClerkConfig.inFolder(SharedKey.in(folder))
            .withWebhooks(receiver.url().resolve("/webhooks/clerk"), SECRET)
            .withWebhookBackoff(List.of(Duration.ofMillis(20)))
            .withClock(Clock.offset(Clock.systemUTC(), Duration.ofDays(30)));
    open();
  }

  private void open() throws Exception {
    clerk = ClerkSimulator.start(config);
    backend = new Backend(clerk);
  }

  private void shut() {
    backend.close();
    clerk.close();
  }

  @AfterEach
  void stop() {
    shut();
    receiver.close();
  }

  private List<String> types() {
    return received.stream().map(request -> event(request).path("type").asText()).toList();
  }

  private static JsonNode event(Request request) {
    return Json.parse(request.text());
  }

  private void awaitTypes(String... types) {
    await().untilAsserted(() -> assertThat(types()).containsExactly(types));
  }

  private static HttpHeaders headers(Request request) {
    return HttpHeaders.of(request.headers(), (name, value) -> true);
  }

  @Test
  void shouldSignSoThatSvixVerifiesEvenWhenTheStacksClockIsAhead() throws Exception {
    // given
    backend.patch("/v1/users/user_max", "{\"first_name\": \"Maximilian\"}");
    awaitTypes("user.updated");

    // when
    Request webhook = received.getFirst();

    // then
    new Webhook(SECRET).verify(webhook.text(), headers(webhook));
    assertThatThrownBy(() -> new Webhook(SECRET).verify(webhook.text() + " ", headers(webhook)))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void shouldTellTheWholeUserAfterAChange() throws Exception {
    // when
    backend.patch("/v1/users/user_max", "{\"first_name\": \"Maximilian\"}");
    awaitTypes("user.updated");

    // then
    JsonNode event = event(received.getFirst());
    assertThat(event.path("object").asText()).isEqualTo("event");
    assertThat(event.at("/data/id").asText()).isEqualTo("user_max");
    assertThat(event.at("/data/first_name").asText()).isEqualTo("Maximilian");
    assertThat(event.at("/data/email_addresses/0/email_address").asText())
        .isEqualTo("max@example.com");
    assertThat(event.path("timestamp").isIntegralNumber()).isTrue();
  }

  @Test
  void shouldTellOnlyAStubOfADeletedUser() throws Exception {
    // when
    backend.delete("/v1/users/user_max");
    awaitTypes("user.deleted");

    // then
    JsonNode data = event(received.getFirst()).path("data");
    assertThat(data.path("id").asText()).isEqualTo("user_max");
    assertThat(data.path("deleted").asBoolean()).isTrue();
    assertThat(data.has("first_name")).isFalse();
  }

  @Test
  void shouldTellEachChangeInOrder() throws Exception {
    // when
    backend.post("/_sandbox/users/user_new", "{\"first_name\": \"Nele\"}");
    String organization =
        backend
            .post("/v1/organizations", "{\"name\": \"Nele\", \"created_by\": \"user_new\"}")
            .body()
            .path("id")
            .asText();
    backend.patch("/v1/organizations/" + organization, "{\"name\": \"Praxis Nele\"}");
    backend.delete("/v1/organizations/" + organization);

    // then
    awaitTypes(
        "user.created",
        "organization.created",
        "organizationMembership.created",
        "organization.updated",
        "organizationMembership.deleted",
        "organization.deleted");
  }

  @Test
  void shouldTellNobodyAboutTheDemoPeople() {
    await().during(Duration.ofMillis(200)).untilAsserted(() -> assertThat(received).isEmpty());
  }

  @Test
  void shouldDeliverAfterARestartWhatWasPending() throws Exception {
    // given
    backend.call("PUT", "/_sandbox/webhooks", "{\"paused\": true}");
    backend.patch("/v1/users/user_max", "{\"first_name\": \"Maximilian\"}");
    shut();

    // when
    open();

    // then
    awaitTypes("user.updated");
  }

  @Test
  void shouldSendDuplicatesWithTheSameId() throws Exception {
    // given
    backend.call("PUT", "/_sandbox/webhooks", "{\"duplicate\": true}");

    // when
    backend.patch("/v1/users/user_max", "{\"first_name\": \"Maximilian\"}");
    awaitTypes("user.updated", "user.updated");

    // then
    assertThat(received)
        .extracting(request -> request.header("svix-id").orElseThrow())
        .containsOnly(received.getFirst().header("svix-id").orElseThrow());
  }
}
