package de.mojoinstitut.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.hub.testing.HubTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest extends HubTest {

  @ParameterizedTest
  @ValueSource(strings = {"/api/no-such-thing", "/actuator/env"})
  void shouldAnswerNobodyWithoutAToken(String path) {
    send(request(path).GET()).isProblem(401, "UNAUTHENTICATED");
    get(path, "no.token.atall").isProblem(401, "UNAUTHENTICATED");
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
