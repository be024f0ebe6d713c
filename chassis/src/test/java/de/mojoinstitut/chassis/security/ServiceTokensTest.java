package de.mojoinstitut.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.security.Caller.Service;
import de.mojoinstitut.testkit.TestClock;
import de.mojoinstitut.testkit.TestTokens;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class ServiceTokensTest {

  private static final TestTokens TOKENS = TestTokens.start();

  private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
  private final ServiceTokens hub = new ServiceTokens("hub", TOKENS.serviceKeyFile("hub"), clock);
  private final JwtDecoder fromHub = decoder("kontakte", "hub");

  @AfterAll
  static void stop() {
    TOKENS.close();
  }

  @Test
  void shouldVerifyWhatAnotherServiceIssued() {
    // when
    Service caller = ServiceTokens.caller(fromHub.decode(hub.issue("kontakte", "tenant_anna")));

    // then
    assertThat(caller).isEqualTo(new Service("service:hub", "tenant_anna"));
  }

  @Test
  void shouldIssueWithoutTenant() {
    assertThat(ServiceTokens.caller(fromHub.decode(hub.issue("kontakte", null))).tenant()).isNull();
  }

  @Test
  void shouldRefuseAnotherAudience() {
    refuses(fromHub, hub.issue("payments", "tenant_anna"));
  }

  @Test
  void shouldRefuseAfterFiveMinutes() {
    // given
    String token = hub.issue("kontakte", "tenant_anna");

    // when
    clock.advance(Duration.ofMinutes(4));
    fromHub.decode(token);
    clock.advance(Duration.ofMinutes(3));

    // then
    refuses(fromHub, token);
  }

  @Test
  void shouldUseATokenAgainWhileHalfOfItsLifeIsLeft() {
    // given
    String first = hub.issue("kontakte", "tenant_anna");

    // when
    clock.advance(Duration.ofMinutes(2));
    String second = hub.issue("kontakte", "tenant_anna");
    clock.advance(Duration.ofMinutes(1));
    String third = hub.issue("kontakte", "tenant_anna");

    // then
    assertThat(second).isEqualTo(first);
    assertThat(third).isNotEqualTo(first);
    assertThat(hub.issue("kontakte", "tenant_ben")).isNotEqualTo(third);
  }

  @Test
  void shouldRefuseAServiceThatCallsItselfAnother() {
    // given
    ServiceTokens impostor = new ServiceTokens("hub", TOKENS.serviceKeyFile("payments"), clock);

    // then
    refuses(fromHub, impostor.issue("kontakte", "tenant_anna"));
  }

  @Test
  void shouldRefuseAnotherIssuer() {
    // given
    ServiceTokens payments =
        new ServiceTokens("payments", TOKENS.serviceKeyFile("payments"), clock);

    // then
    refuses(fromHub, payments.issue("kontakte", "tenant_anna"));
  }

  @Test
  void shouldRefuseAPersonsToken() {
    refuses(fromHub, TOKENS.person("user_max").claim("iss", "hub").token());
  }

  private JwtDecoder decoder(String audience, String issuer) {
    return ServiceTokens.decoder(TOKENS.serviceJwksFile(), audience, issuer, clock);
  }

  private static void refuses(JwtDecoder decoder, String token) {
    assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
  }
}
