package de.mojoinstitut.kontakte.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.kontakte.KontakteTest;
import org.junit.jupiter.api.Test;

class TenantAccessTest extends KontakteTest {

  @Test
  void shouldLetAMemberOfTheOrganisationIn() {
    String tenant = tenant("t8");

    Answer own = call("GET", "/api/contacts").asMember("org_t8", tenant).send();
    Answer foreign = call("GET", "/api/contacts").asMember("org_t1", tenant).send();

    assertThat(own.status()).isEqualTo(200);
    assertProblem(foreign, 403, "FORBIDDEN");
  }

  @Test
  void shouldLetPaymentsOnlyRead() {
    // given
    String tenant = tenant("t10");
    String payments = TOKENS.service("payments", "kontakte", tenant);

    // when
    Answer read = call("GET", "/api/contacts").token(payments).tenant(tenant).send();
    Answer write =
        call("POST", "/api/contacts")
            .token(payments)
            .tenant(tenant)
            .body(contact("user_max", tenant))
            .send();

    // then
    assertThat(read.status()).isEqualTo(200);
    assertProblem(write, 403, "FORBIDDEN");
  }

  @Test
  void shouldFindAPersonAcrossTenantsForTheHubAloneAndWriteItDown() {
    // given
    String first = tenant("t13");
    String second = tenant("t14");
    for (String tenant : new String[] {first, second}) {
      call("POST", "/api/contacts").asHub(tenant).body(contact("user_across", tenant)).send();
      call("POST", "/api/contacts").asHub(tenant).body(contact("user_other", tenant)).send();
    }
    String path = "/api/contacts/by-person/user_across";

    // when
    Answer found = call("GET", path).asHub(null).send();

    // then
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.json().path("items").findValuesAsText("tenantId"))
        .containsExactly(first, second);
    assertThat(found.json().path("items").findValuesAsText("clerkUserId"))
        .containsOnly("user_across");
    assertThat(query("select caller from cross_tenant_read where clerk_user_id = 'user_across'"))
        .containsExactly("service:hub");
    assertProblem(call("GET", path).asHub(first).send(), 403, "FORBIDDEN");
    assertProblem(call("GET", path).asHub(first).tenant(null).send(), 403, "FORBIDDEN");
    assertProblem(call("GET", path).asMember("org_t13", first).send(), 403, "FORBIDDEN");
    assertProblem(
        call("GET", path).token(TOKENS.service("payments", "kontakte", null)).send(),
        403,
        "FORBIDDEN");
  }

  @Test
  void shouldRegisterATenantOnceAndBringItUpToDate() {
    // given
    String body = "{'name': 'Praxis', 'slug': 'new', 'region': 'DACH', 'clerkOrgId': 'org_new'}";

    // when
    Answer created = call("PUT", "/api/tenants/tenant_new").asHub(null).body(body).send();
    Answer updated =
        call("PUT", "/api/tenants/tenant_new")
            .asHub(null)
            .body(body.replace("Praxis", "Praxis am Markt"))
            .send();

    // then
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("tenantId").asText()).isEqualTo("tenant_new");
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.json().path("name").asText()).isEqualTo("Praxis am Markt");
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }
}
