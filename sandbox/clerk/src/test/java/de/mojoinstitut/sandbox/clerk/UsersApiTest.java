package de.mojoinstitut.sandbox.clerk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersApiTest {

  @TempDir static Path folder;
  private static ClerkSimulator clerk;
  private static Backend backend;

  @BeforeAll
  static void start() throws Exception {
    clerk = ClerkSimulator.start(ClerkConfig.inFolder(SharedKey.in(folder)));
    backend = new Backend(clerk);
  }

  @AfterAll
  static void stop() {
    backend.close();
    clerk.close();
  }

  @Test
  void shouldShowAUserWithClerksFields() throws Exception {
    // when
    JsonNode max = backend.get("/v1/users/user_max").body();

    // then
    assertThat(max.path("object").asText()).isEqualTo("user");
    assertThat(max.path("first_name").asText()).isEqualTo("Max");
    assertThat(max.path("last_name").asText()).isEqualTo("Mustermann");
    assertThat(max.at("/email_addresses/0/email_address").asText()).isEqualTo("max@example.com");
    assertThat(max.at("/email_addresses/0/verification/status").asText()).isEqualTo("verified");
    assertThat(max.at("/email_addresses/0/id")).isEqualTo(max.path("primary_email_address_id"));
    assertThat(max.at("/public_metadata/region").asText()).isEqualTo("DACH");
    assertThat(max.at("/public_metadata/type").asText()).isEqualTo("B2C");
    assertThat(max.at("/public_metadata/locale").asText()).isEqualTo("de-DE");
    assertThat(max.path("created_at").isIntegralNumber()).isTrue();
  }

  @Test
  void shouldAnswerClerksErrorForAStranger() throws Exception {
    // when
    Backend.Answer answer = backend.get("/v1/users/user_nobody");

    // then
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("resource_not_found");
    assertThat(answer.body().at("/errors/0/long_message").asText()).contains("user_nobody");
    assertThat(answer.body().has("clerk_trace_id")).isTrue();
  }

  @Test
  void shouldRefuseAWrongKey() throws Exception {
    try (Backend stranger = new Backend(clerk.url(), "sk_test_wrong")) {
      // when
      Backend.Answer answer = stranger.get("/v1/users/user_max");

      // then
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.code()).isEqualTo("clerk_key_invalid");
    }
  }

  @Test
  void shouldChangeNamesAndReplaceMetadata() throws Exception {
    // when
    Backend.Answer answer =
        backend.patch(
            "/v1/users/user_lena",
            "{\"last_name\": \"Möller\", \"public_metadata\": {\"region\": \"US\"}}");

    // then
    assertThat(answer.status()).isEqualTo(200);
    JsonNode lena = backend.get("/v1/users/user_lena").body();
    assertThat(lena).isEqualTo(answer.body());
    assertThat(lena.path("first_name").asText()).isEqualTo("Lena");
    assertThat(lena.path("last_name").asText()).isEqualTo("Möller");
    assertThat(lena.path("public_metadata").has("type")).isFalse();
  }

  @Test
  void shouldMergeMetadata() throws Exception {
    // when
    JsonNode joe =
        backend
            .patch(
                "/v1/users/user_joe/metadata",
                "{\"public_metadata\": {\"region\": \"DACH\", \"locale\": null}}")
            .body();

    // then
    assertThat(joe.at("/public_metadata/region").asText()).isEqualTo("DACH");
    assertThat(joe.at("/public_metadata/type").asText()).isEqualTo("B2C");
    assertThat(joe.path("public_metadata").has("locale")).isFalse();
  }

  @Test
  void shouldRefuseUnknownParametersAndBrokenBodies() throws Exception {
    // when
    Backend.Answer unknown = backend.patch("/v1/users/user_max", "{\"stage\": \"RESILIENZ\"}");

    // then
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.code()).isEqualTo("form_param_unknown");
    assertThat(unknown.body().at("/errors/0/meta/param_name").asText()).isEqualTo("stage");
    assertThat(backend.patch("/v1/users/user_max", "{").status()).isEqualTo(400);
    assertThat(backend.patch("/v1/users/user_max", "{\"public_metadata\": 1}").status())
        .isEqualTo(422);
  }

  @Test
  void shouldGiveAnotherPrimaryAddress() throws Exception {
    // when
    backend.post(
        "/v1/email_addresses",
        """
        {"user_id": "user_eva", "email_address": "eva.neu@example.com", "verified": true,
         "primary": true}
        """);

    // then
    JsonNode eva = backend.get("/v1/users/user_eva").body();
    assertThat(eva.path("email_addresses")).hasSize(2);
    assertThat(UserShape.primaryAddress(eva)).isEqualTo("eva.neu@example.com");
  }

  @Test
  void shouldRefuseAPrimaryAddressThatIsNotTheUsers() throws Exception {
    assertThat(
            backend
                .patch("/v1/users/user_max", "{\"primary_email_address_id\": \"idn_anna\"}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void shouldRefuseAnAddressThatIsTaken() throws Exception {
    // when
    Backend.Answer answer =
        backend.post("/v1/users", "{\"email_address\": [\"ANNA@example.com\"]}");

    // then
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("form_identifier_exists");
  }

  @Test
  void shouldListTheUsersAskedFor() throws Exception {
    assertThat(
            backend.get("/v1/users?user_id=user_max&user_id=user_anna&user_id=user_nobody").body())
        .extracting(user -> user.path("id").asText())
        .containsExactlyInAnyOrder("user_max", "user_anna");
  }

  @Test
  void shouldPage() throws Exception {
    // when
    JsonNode first = backend.get("/v1/users?limit=3").body();
    JsonNode second = backend.get("/v1/users?limit=3&offset=3").body();

    // then
    assertThat(first).hasSize(3);
    assertThat(second).hasSize(3).doesNotContainAnyElementsOf(first);
    assertThat(backend.get("/v1/users").body()).hasSize(10);
    assertThat(backend.get("/v1/users/count").body().path("total_count").asInt())
        .isGreaterThan(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=501", "limit=x", "offset=-1"})
  void shouldRefuseAPageOutOfRange(String query) throws Exception {
    assertThat(backend.get("/v1/users?" + query).status()).isEqualTo(422);
  }

  @Test
  void shouldForgetADeletedUserAndItsMemberships() throws Exception {
    // when
    Backend.Answer answer = backend.delete("/v1/users/user_tom");

    // then
    assertThat(answer.body().path("deleted").asBoolean()).isTrue();
    assertThat(backend.get("/v1/users/user_tom").status()).isEqualTo(404);
    assertThat(backend.delete("/v1/users/user_tom").status()).isEqualTo(404);
    assertThat(
            backend.get("/v1/organizations/org_tom/memberships").body().path("total_count").asInt())
        .isZero();
  }

  @Test
  void shouldCreateAPersonWithAChosenId() throws Exception {
    // when
    Backend.Answer answer =
        backend.post(
            "/_sandbox/users/user_new",
            "{\"first_name\": \"Nele\", \"email_address\": [\"nele@example.com\"]}");

    // then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(backend.get("/v1/users/user_new").body().path("first_name").asText())
        .isEqualTo("Nele");
  }

  @Test
  void shouldSeedPeopleForLoad() throws Exception {
    // when
    JsonNode last = backend.get("/v1/users/user_load_1000").body();

    // then
    assertThat(last.at("/email_addresses/0/email_address").asText())
        .isEqualTo("load.1000@example.com");
    assertThat(last.at("/public_metadata/region").asText()).isEqualTo("DACH");
    assertThat(backend.get("/v1/users/user_load_1001").status()).isEqualTo(404);
  }
}
