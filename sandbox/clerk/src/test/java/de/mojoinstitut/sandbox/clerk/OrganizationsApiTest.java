package de.mojoinstitut.sandbox.clerk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrganizationsApiTest {

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

  private JsonNode created() throws Exception {
    return backend
        .post(
            "/v1/organizations",
            """
            {"name": "Praxis Lena", "slug": "lena", "created_by": "user_lena",
             "public_metadata": {"tenantId": "tenant_lena"}}
            """)
        .body();
  }

  @Test
  void shouldSeedTheOrganisationsOfTheDemo() throws Exception {
    // when
    JsonNode anna = backend.get("/v1/organizations/org_anna").body();

    // then
    assertThat(anna.path("object").asText()).isEqualTo("organization");
    assertThat(anna.path("name").asText()).isEqualTo("Praxis Anna Schmidt");
    assertThat(anna.path("slug").asText()).isEqualTo("anna");
    assertThat(anna.at("/public_metadata/tenantId").asText()).isEqualTo("tenant_anna");
    assertThat(backend.get("/v1/organizations").body().path("total_count").asInt()).isEqualTo(4);
  }

  @Test
  void shouldMakeTheCreatorAdministrator() throws Exception {
    // when
    JsonNode organization = created();

    // then
    JsonNode members =
        backend
            .get("/v1/organizations/" + organization.path("id").asText() + "/memberships")
            .body();
    assertThat(members.path("total_count").asInt()).isEqualTo(1);
    assertThat(members.at("/data/0/role").asText()).isEqualTo("org:admin");
    assertThat(members.at("/data/0/public_user_data/user_id").asText()).isEqualTo("user_lena");
    assertThat(members.at("/data/0/public_user_data/identifier").asText())
        .isEqualTo("lena@example.com");
    assertThat(members.at("/data/0/organization/slug").asText()).isEqualTo("lena");
  }

  @Test
  void shouldGiveTokensForANewOrganisation() throws Exception {
    // given
    created();

    // when
    Backend.Answer answer =
        backend.post("/_sandbox/tokens", "{\"user\": \"user_lena\", \"org\": \"tenant_lena\"}");

    // then
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void shouldBeFoundBySlug() throws Exception {
    assertThat(backend.get("/v1/organizations/anna").body().path("id").asText())
        .isEqualTo("org_anna");
  }

  @Test
  void shouldRefuseASlugThatIsTakenAndAMissingName() throws Exception {
    // when
    Backend.Answer taken =
        backend.post("/v1/organizations", "{\"name\": \"Anna\", \"slug\": \"anna\"}");
    Backend.Answer nameless = backend.post("/v1/organizations", "{\"slug\": \"x\"}");

    // then
    assertThat(taken.code()).isEqualTo("form_identifier_exists");
    assertThat(nameless.code()).isEqualTo("form_param_missing");
    assertThat(backend.patch("/v1/organizations/org_anna", "{\"slug\": \"eva\"}").status())
        .isEqualTo(422);
  }

  @Test
  void shouldGiveASlugToOneOfManyWhoComeTogether() throws Exception {
    // given
    String body = "{\"name\": \"Neu\", \"slug\": \"neu\"}";

    // when
    List<Future<Integer>> answers;
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> caller = () -> backend.post("/v1/organizations", body).status();
      answers = callers.invokeAll(Collections.nCopies(20, caller));
    }

    // then
    assertThat(answers).extracting(Future::resultNow).containsOnlyOnce(200);
  }

  @Test
  void shouldRenameAndMergeMetadata() throws Exception {
    // when
    backend.patch("/v1/organizations/org_anna", "{\"name\": \"Anna neu\", \"slug\": \"anna\"}");
    backend.patch(
        "/v1/organizations/org_anna/metadata", "{\"public_metadata\": {\"region\": \"DACH\"}}");

    // then
    JsonNode anna = backend.get("/v1/organizations/org_anna").body();
    assertThat(anna.path("name").asText()).isEqualTo("Anna neu");
    assertThat(anna.at("/public_metadata/tenantId").asText()).isEqualTo("tenant_anna");
    assertThat(anna.at("/public_metadata/region").asText()).isEqualTo("DACH");
  }

  @Test
  void shouldManageMembers() throws Exception {
    // given
    String members = "/v1/organizations/org_anna/memberships";

    // when
    Backend.Answer added =
        backend.post(members, "{\"user_id\": \"user_lena\", \"role\": \"org:member\"}");
    Backend.Answer twice =
        backend.post(members, "{\"user_id\": \"user_lena\", \"role\": \"org:member\"}");
    Backend.Answer changed = backend.patch(members + "/user_lena", "{\"role\": \"org:admin\"}");
    JsonNode ofLena = backend.get("/v1/users/user_lena/organization_memberships").body();
    Backend.Answer removed = backend.delete(members + "/user_lena");

    // then
    assertThat(added.status()).isEqualTo(200);
    assertThat(twice.code()).isEqualTo("already_a_member_in_organization");
    assertThat(changed.body().path("role").asText()).isEqualTo("org:admin");
    assertThat(ofLena.at("/data/0/organization/id").asText()).isEqualTo("org_anna");
    assertThat(removed.status()).isEqualTo(200);
    assertThat(backend.get(members).body().path("total_count").asInt()).isEqualTo(1);
  }

  @Test
  void shouldForgetADeletedOrganisation() throws Exception {
    // when
    Backend.Answer answer = backend.delete("/v1/organizations/org_eva");

    // then
    assertThat(answer.body().path("object").asText()).isEqualTo("organization");
    assertThat(backend.get("/v1/organizations/org_eva").status()).isEqualTo(404);
    assertThat(backend.get("/v1/users/user_eva").status()).isEqualTo(200);
  }
}
