package de.mojoinstitut.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.testkit.PersonToken;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest extends HubTest {

  static Stream<Named<UnaryOperator<PersonToken>>> spoilt() {
    return Stream.of(
        Named.of("expired", PersonToken::expired),
        Named.of("pending session", token -> token.claim("sts", "pending")),
        Named.of("foreign origin", token -> token.claim("azp", "https://evil.example")),
        Named.of("no origin", token -> token.claim("azp", null)),
        Named.of("other issuer", token -> token.claim("iss", "https://evil.example")),
        Named.of("no subject", token -> token.claim("sub", null)),
        Named.of("signed by a stranger", PersonToken::signedByStranger));
  }

  @ParameterizedTest
  @MethodSource("spoilt")
  void shouldRefuseASpoiltToken(UnaryOperator<PersonToken> spoil) {
    // given
    String token = spoil.apply(token("user_anna").org("org_anna")).token();

    // when / then
    get("/api/me", token).isProblem(401, "UNAUTHENTICATED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/me",
        "/api/offers",
        "/api/offers/offer_1",
        "/api/bookings",
        "/api/bookings/booking_1",
        "/api/no-such-thing",
        "/actuator/env"
      })
  void shouldAnswerNobodyWithoutAToken(String path) {
    send(request(path).GET()).isProblem(401, "UNAUTHENTICATED");
    get(path, "no.token.atall").isProblem(401, "UNAUTHENTICATED");
  }

  @Test
  void shouldRefuseTheTokenOfAService() {
    get("/api/me", TOKENS.service("hub", "kontakte", "tenant_anna"))
        .isProblem(401, "UNAUTHENTICATED");
  }

  @Test
  void shouldReadTheOrganisationFromBothVersionsOfAToken() {
    // given
    String offer = rows.event(1);
    String booking = book(rows.member(), offer).isStatus(201).text("bookingId");
    String second = token("user_anna").org("org_anna").token();
    String first =
        token("user_anna")
            .claim("v", null)
            .claim("org_id", "org_anna")
            .claim("org_role", "org:admin")
            .token();

    // when / then
    for (String token : List.of(first, second)) {
      get("/api/bookings/" + booking, token).isStatus(200);
    }
    get("/api/bookings/" + booking, person("user_anna")).isProblem(404, "NOT_FOUND");
  }

  @Test
  void shouldKeepHealthOpenAndEverythingElseOfTheMachineryShut() {
    assertThat(send(request("/actuator/health/liveness").GET()).isStatus(200).text("status"))
        .isEqualTo("UP");
    get("/actuator/env", anna()).isStatus(404);
  }
}
