package de.mojoinstitut.sandbox.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TroubleTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger effects = new AtomicInteger();
  private SimulatorServer server;

  @BeforeEach
  void setUp() throws IOException {
    server = new SimulatorServer(0);
    Trouble trouble = new Trouble(Response::empty);
    trouble.mount(server);
    server.route(
        "POST",
        "/things/{id}",
        trouble.around(
            request -> {
              effects.incrementAndGet();
              return Response.empty(201);
            }));
    server.start();
  }

  @AfterEach
  void tearDown() {
    server.close();
    http.close();
  }

  private int post(String path, String body) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(server.url().resolve(path))
                .timeout(Duration.ofMillis(500))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private void order(String terms) throws IOException, InterruptedException {
    assertThat(post("/_sandbox/trouble", terms)).isEqualTo(201);
  }

  @Test
  void shouldAnswerErrorsBeforeTheEffectAsOftenAsOrdered() throws Exception {
    // given
    order("{\"status\": 503, \"times\": 2}");

    // when, then
    assertThat(post("/things/1", "")).isEqualTo(503);
    assertThat(post("/things/1", "")).isEqualTo(503);
    assertThat(post("/things/1", "")).isEqualTo(201);
    assertThat(effects).hasValue(1);
  }

  @Test
  void shouldAnswerAnErrorAfterTheEffect() throws Exception {
    // given
    order("{\"status\": 500, \"afterEffect\": true}");

    // when
    int status = post("/things/1", "");

    // then
    assertThat(status).isEqualTo(500);
    assertThat(effects).hasValue(1);
  }

  @Test
  void shouldHoldTheAnswerBackAfterTheEffect() throws Exception {
    // given
    order("{\"holdMillis\": 60000, \"afterEffect\": true}");

    // when, then
    assertThatThrownBy(() -> post("/things/1", "")).isInstanceOf(HttpTimeoutException.class);
    assertThat(effects).hasValue(1);
  }

  @Test
  void shouldConcernOnlyTheMethodAndPathOrdered() throws Exception {
    // given
    order("{\"status\": 500, \"path\": \"/things/2\", \"method\": \"POST\"}");

    // when, then
    assertThat(post("/things/1", "")).isEqualTo(201);
    assertThat(post("/things/2", "")).isEqualTo(500);
  }

  @Test
  void shouldRefuseAnOrderForNothing() throws Exception {
    assertThat(post("/_sandbox/trouble", "{\"times\": 3}")).isEqualTo(400);
    assertThat(post("/_sandbox/trouble", "nonsense")).isEqualTo(400);
  }
}
