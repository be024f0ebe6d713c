package de.mojoinstitut.kontakte.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.kontakte.KontakteTest;
import org.junit.jupiter.api.Test;

class TenantAccessTest extends KontakteTest {

  @Test
  void shouldWantAToken() {
    assertProblem(call("GET", "/api/contacts").tenant(tenant("t1")).send(), 401, "UNAUTHENTICATED");
  }

  @Test
  void shouldRefuseATokenForAnotherService() {
    String tenant = tenant("t2");

    Answer answer =
        call("GET", "/api/contacts")
            .token(TOKENS.service("hub", "payments", tenant))
            .tenant(tenant)
            .send();

    assertProblem(answer, 401, "UNAUTHENTICATED");
  }

  @Test
  void shouldWantTheHeader() {
    Answer answer = call("GET", "/api/contacts").asHub(tenant("t3")).tenant(null).send();

    assertProblem(answer, 400, "VALIDATION");
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("x-tenant-id");
  }

  @Test
  void shouldRefuseAHeaderThatDiffersFromTheToken() {
    Answer answer = call("GET", "/api/contacts").asHub(tenant("t4")).tenant(tenant("t5")).send();

    assertProblem(answer, 403, "FORBIDDEN");
  }

  @Test
  void shouldRefuseAHeaderWhereTheTokenNamesNoTenant() {
    Answer answer = call("GET", "/api/contacts").asHub(null).tenant(tenant("t6")).send();

    assertProblem(answer, 403, "FORBIDDEN");
  }

  @Test
  void shouldRefuseABodyThatNamesAnotherTenant() {
    String tenant = tenant("t7");

    for (String path : new String[] {"/api/contacts", "/api/leads", "/api/partners"}) {
      String body = contact("user_max", "tenant_other");
      Answer answer =
          call("POST", path)
              .asHub(tenant)
              .body(
                  path.endsWith("contacts")
                      ? body
                      : body.replace("'clerkUserId': 'user_max', ", ""))
              .send();

      assertProblem(answer, 403, "FORBIDDEN");
    }
  }

  @Test
  void shouldNotKnowAnUnknownTenant() {
    assertProblem(call("GET", "/api/contacts").asHub("tenant_nobody").send(), 404, "NOT_FOUND");
  }

  @Test
  void shouldLetAMemberOfTheOrganisationIn() {
    String tenant = tenant("t8");

    Answer own = call("GET", "/api/contacts").asMember("org_t8", tenant).send();
    Answer foreign = call("GET", "/api/contacts").asMember("org_t1", tenant).send();

    assertThat(own.status()).isEqualTo(200);
    assertProblem(foreign, 403, "FORBIDDEN");
  }

  @Test
  void shouldRefuseAPersonWithoutOrganisation() {
    String tenant = tenant("t9");
    String max = TOKENS.person("user_max").token();

    assertProblem(call("GET", "/api/contacts").token(max).tenant(tenant).send(), 403, "FORBIDDEN");
    assertProblem(call("GET", "/api/contacts").token(max).send(), 403, "FORBIDDEN");
    assertProblem(
        call("GET", "/api/contacts/by-person/user_max").token(max).send(), 403, "FORBIDDEN");
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
  void shouldNotFindAnotherTenantsContact() {
    // given
    String anna = tenant("t11");
    String ravi = tenant("t12");
    String id =
        call("POST", "/api/contacts")
            .asHub(anna)
            .body(contact("user_max", anna))
            .send()
            .json()
            .path("id")
            .asText();

    // then
    for (String method : new String[] {"GET", "DELETE"}) {
      assertProblem(call(method, "/api/contacts/" + id).asHub(ravi).send(), 404, "NOT_FOUND");
    }
    assertProblem(
        call("PATCH", "/api/contacts/" + id).asHub(ravi).body("{'name': 'x'}").send(),
        404,
        "NOT_FOUND");
    assertThat(call("GET", "/api/contacts/" + id).asHub(anna).send().status()).isEqualTo(200);
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

  @Test
  void shouldLetOnlyTheHubRegisterTenants() {
    String body = "{'name': 'P', 'slug': 'p', 'region': 'DACH', 'clerkOrgId': 'org_p'}";
    String path = "/api/tenants/" + tenant("t15");

    for (Call call :
        new Call[] {
          call("PUT", path).asMember("org_t15", "tenant_t15"),
          call("PUT", path).asHub("tenant_t15"),
          call("PUT", path).asHub("tenant_t15").tenant(null),
          call("PUT", path).token(TOKENS.service("payments", "kontakte", null)),
          call("PUT", path).token(TOKENS.person("user_owner").roles("platform").token())
        }) {
      assertProblem(call.body(body).send(), 403, "FORBIDDEN");
    }
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }
}
