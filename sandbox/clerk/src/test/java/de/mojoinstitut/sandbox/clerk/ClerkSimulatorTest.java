package de.mojoinstitut.sandbox.clerk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClerkSimulatorTest {

  @TempDir Path folder;
  private ClerkSimulator clerk;
  private Backend backend;

  @BeforeEach
  void start() throws Exception {
    clerk = ClerkSimulator.start(ClerkConfig.inFolder(SharedKey.in(folder)));
    backend = new Backend(clerk);
  }

  @AfterEach
  void stop() {
    backend.close();
    clerk.close();
  }

  @Test
  void shouldKeepPeopleAndKeyAcrossARestart() throws Exception {
    // given
    backend.patch("/v1/users/user_max", "{\"first_name\": \"Maximilian\"}");
    backend.delete("/v1/users/user_lena");
    String keys = backend.get("/.well-known/jwks.json").response().body();

    // when
    stop();
    start();

    // then
    assertThat(backend.get("/v1/users/user_max").body().path("first_name").asText())
        .isEqualTo("Maximilian");
    assertThat(backend.get("/v1/users/user_lena").status()).isEqualTo(404);
    assertThat(backend.get("/.well-known/jwks.json").response().body()).isEqualTo(keys);
  }

  @Test
  void shouldPublishOnlyThePublicHalfOfTheKey() throws Exception {
    // when
    var key = backend.get("/.well-known/jwks.json").body().at("/keys/0");

    // then
    assertThat(key.has("n")).isTrue();
    assertThat(key.has("d")).isFalse();
    assertThat(backend.get("/v1/jwks").body().at("/keys/0")).isEqualTo(key);
  }

  @Test
  void shouldLimitTheRateOnDemand() throws Exception {
    // given
    backend.post("/_sandbox/trouble", "{\"status\": 429, \"path\": \"/v1/\"}");

    // when
    Backend.Answer limited = backend.get("/v1/users/user_max");
    Backend.Answer next = backend.get("/v1/users/user_max");

    // then
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.code()).isEqualTo("too_many_requests");
    assertThat(limited.response().headers().firstValue("Retry-After")).hasValue("1");
    assertThat(next.status()).isEqualTo(200);
  }

  @Test
  void shouldHideAnEffectBehindATimeoutOnDemand() throws Exception {
    // given
    backend.post(
        "/_sandbox/trouble", "{\"holdMillis\": 60000, \"afterEffect\": true, \"path\": \"/v1/\"}");

    // when
    assertThatThrownBy(() -> backend.patch("/v1/users/user_max", "{\"first_name\": \"M\"}"))
        .isInstanceOf(HttpTimeoutException.class);

    // then
    assertThat(backend.get("/v1/users/user_max").body().path("first_name").asText()).isEqualTo("M");
  }

  @Test
  void shouldGiveEachChangeALaterDateThoughTheClockStands(@TempDir Path other) throws Exception {
    // given
    Clock standing = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    ClerkConfig config = ClerkConfig.inFolder(SharedKey.in(other)).withClock(standing);
    try (ClerkSimulator still = ClerkSimulator.start(config);
        Backend asking = new Backend(still)) {

      // when
      var first = asking.patch("/v1/users/user_max", "{\"last_name\": \"A\"}");
      var second = asking.patch("/v1/users/user_max", "{\"last_name\": \"B\"}");

      // then
      assertThat(second.body().path("updated_at").asLong())
          .isGreaterThan(first.body().path("updated_at").asLong());
    }
  }

  @Test
  void shouldNotShowSecretsInText() {
    assertThat(ClerkConfig.inFolder(folder).toString()).doesNotContain("sk_test", "whsec");
  }
}
