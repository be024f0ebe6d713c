package de.mojoinstitut.sandbox.stack.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineClockTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final List<String> steps = new CopyOnWriteArrayList<>();
  private HttpServer broker;
  private volatile Instant engineTime = NOW;
  private EngineClock engineClock;

  @BeforeEach
  void broker() throws IOException {
    broker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    broker.createContext("/actuator/clock", this::answer);
    broker.start();
    URI management = URI.create("http://localhost:" + broker.getAddress().getPort());
    engineClock = new EngineClock(management, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    broker.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith("/add")) {
      steps.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }
    byte[] body = "{\"epochMilli\":%d}".formatted(engineTime.toEpochMilli()).getBytes();
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void shouldMoveAFreshEngineByTheWholeOffset() {
    // when
    engineClock.follow(Duration.ofHours(1));

    // then
    assertThat(steps).containsExactly("{\"offsetMilli\":3600000}");
  }

  @Test
  void shouldMoveAnEngineThatWasMovedOnlyByTheRest() {
    // given
    engineTime = NOW.plus(Duration.ofMinutes(45));

    // when
    engineClock.follow(Duration.ofHours(1));

    // then
    assertThat(steps).containsExactly("{\"offsetMilli\":900000}");
  }

  @Test
  void shouldLeaveAnEngineAloneThatIsThere() {
    // given
    engineTime = NOW.plus(Duration.ofHours(1)).minusMillis(100);

    // when
    engineClock.follow(Duration.ofHours(1));

    // then
    assertThat(steps).isEmpty();
  }
}
