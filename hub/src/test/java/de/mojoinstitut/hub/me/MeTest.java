package de.mojoinstitut.hub.me;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.hub.testing.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class MeTest extends HubTest {

  @Test
  void shouldTellAMemberWhoTheyAre() {
    // given
    String lena = rows.member("DACH", "RESILIENZ");

    // when
    Reply me = get("/api/me", person(lena)).isStatus(200);

    // then
    assertThat(me.body())
        .isEqualTo(
            """
            {"clerkUserId":"%s","type":"B2C","region":"DACH","locale":"de-DE","stage":"RESILIENZ","tenants":[]}"""
                .formatted(lena));
  }

  @Test
  void shouldTellAProfessionalTheirTenants() {
    // when
    Reply me = get("/api/me", person("user_anna")).isStatus(200);

    // then
    assertThat(me.text("type")).isEqualTo("B2B");
    assertThat(me.json().path("tenants").toString())
        .isEqualTo("[{\"tenantId\":\"tenant_anna\",\"role\":\"admin\"}]");
  }

  @Test
  void shouldKnowNothingOfAPersonThatClerkHasNotToldOfYet() {
    // when
    Reply me = get("/api/me", person("user_stranger")).isStatus(200);

    // then
    assertThat(me.json().path("region").isNull()).isTrue();
    assertThat(me.json().path("stage").isNull()).isTrue();
    assertThat(me.text("type")).isEqualTo("B2C");
  }

  @Test
  void shouldLetAPersonChooseTheirRegionOnce() {
    // given
    String token = person("user_choosing");

    // when
    Reply chosen = put("/api/me", token, newKey(), "{\"region\": \"US\"}").isStatus(200);

    // then
    assertThat(chosen.text("region")).isEqualTo("US");
    assertThat(get("/api/me", token).text("region")).isEqualTo("US");
    put("/api/me", token, newKey(), "{\"region\": \"US\"}").isStatus(200);
    put("/api/me", token, newKey(), "{\"region\": \"DACH\"}").isProblem(409, "WRONG_STATE");
    assertThat(get("/api/me", token).text("region")).isEqualTo("US");
  }

  @Test
  void shouldRefuseARegionThatThereIsNot() {
    // when / then
    put("/api/me", person("user_lost"), newKey(), "{\"region\": \"MARS\"}")
        .isInvalid("region", "UNKNOWN");
    assertThat(rows.count("person where clerk_user_id = 'user_lost'")).isZero();
  }

  @Test
  void shouldAnswerTheSameRequestTheSame() {
    // given
    String token = person("user_twice");
    String key = newKey();
    Reply first = put("/api/me", token, key, "{\"region\": \"US\"}").isStatus(200);

    // when / then
    assertThat(put("/api/me", token, key, "{ \"region\" : \"US\" }")).isEqualTo(first);
    put("/api/me", token, key, "{\"region\": \"DACH\"}").isProblem(422, "IDEMPOTENCY_MISMATCH");
  }

  @Test
  void shouldWantAnIdempotencyKey() {
    send(request("/api/me", person("user_keyless"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"region\": \"US\"}")))
        .isProblem(400, "IDEMPOTENCY_KEY_REQUIRED");
  }
}
