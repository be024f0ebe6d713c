package de.mojoinstitut.kontakte;

import static de.mojoinstitut.testkit.negative.Sample.MARKER;
import static de.mojoinstitut.testkit.negative.Sample.by;

import de.mojoinstitut.testkit.negative.Credential;
import de.mojoinstitut.testkit.negative.NegativeCases;
import de.mojoinstitut.testkit.negative.Sample;
import de.mojoinstitut.testkit.negative.StoredRows;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation with everything that can be wrong with a request for it. A new operation wants a
 * sample here, and has its cases then.
 */
class NegativeCasesTest extends KontakteTest {

  private static final String BY_PERSON = "/api/contacts/by-person/{clerkUserId}";

  private String tenant = "";
  private String other = "";

  @TestFactory
  Stream<DynamicNode> shouldRefuseWhatIsBad() {
    tenant = tenant("negative");
    other = tenant("negative_other");
    NegativeCases cases =
        NegativeCases.of("kontakte", base(), new StoredRows(DATABASE, "kontakte"))
            .sample("PUT /api/tenants/{id}", newTenant())
            .sample("GET " + BY_PERSON, byPerson())
            .sample("GET /api/contacts", list().query("clerkUserId", "user_negative"));
    book(cases, "/api/contacts", true);
    book(cases, "/api/leads", false);
    book(cases, "/api/partners", false);
    return cases.sample("GET /api/leads", list()).sample("GET /api/partners", list()).nodes();
  }

  private void book(NegativeCases cases, String path, boolean ofContacts) {
    String erased = entry(path, tenant, ofContacts);
    call("DELETE", path + "/" + erased).asHub(tenant).send();
    String foreign = entry(path, other, ofContacts);
    String one = path + "/{id}";
    Sample add =
        inTenant()
            .body(body(tenant, ofContacts))
            .otherwise("source", "website")
            .refused("payments may only read", 403, "FORBIDDEN", it -> it.bearer(payments()));
    Sample change =
        inTenant()
            .variable("id", entry(path, tenant, ofContacts))
            .body(
                "{'name': 'Max %1$s', 'email': 'max.%1$s@example.org', 'source': 'a', 'origin': 'b'}"
                    .formatted(MARKER));
    cases
        .sample("POST " + path, add)
        .sample("GET " + one, known(path, ofContacts, foreign, erased))
        .sample("PATCH " + one, hiding(change, foreign, erased))
        .sample("DELETE " + one, known(path, ofContacts, foreign, null));
  }

  private Sample known(
      String path,
      boolean ofContacts,
      String foreign,
      @org.jspecify.annotations.Nullable String erased) {
    return hiding(inTenant().variable("id", entry(path, tenant, ofContacts)), foreign, erased);
  }

  private static Sample hiding(
      Sample sample, String foreign, @org.jspecify.annotations.Nullable String erased) {
    sample.hidden("another tenant's id", "id", foreign);
    return erased == null ? sample : sample.hidden("an erased id", "id", erased);
  }

  /** For the tenant, by the hub and by its own people. */
  private Sample inTenant() {
    return by(Credential.service(TOKENS, "hub", "kontakte", tenant))
        .alsoBy(Credential.person(() -> TOKENS.person("user_member").org("org_negative")))
        .tenant(tenant)
        .refused(
            "a member of another organisation",
            403,
            "FORBIDDEN",
            it -> it.bearer(TOKENS.person("user_member").org("org_negative_other").token()))
        .refused(
            "a person without organisation",
            403,
            "FORBIDDEN",
            it -> it.bearer(TOKENS.person("user_max").token()));
  }

  private Sample list() {
    return inTenant();
  }

  private Sample newTenant() {
    return hubOnly()
        .freeVariable("id", "tenant_negative_new")
        .body(
            "{'name': 'Praxis %s', 'slug': 'negative', 'region': 'DACH', 'clerkOrgId': 'org_n'}"
                .formatted(MARKER))
        .otherwise("slug", "other");
  }

  private Sample byPerson() {
    return hubOnly().freeVariable("clerkUserId", "user_negative");
  }

  private Sample hubOnly() {
    return by(Credential.service(TOKENS, "hub", "kontakte", null))
        .refused("with a tenant", 403, "FORBIDDEN", it -> it.header("x-tenant-id", tenant))
        .refused(
            "with a token for a tenant",
            403,
            "FORBIDDEN",
            it -> it.bearer(TOKENS.service("hub", "kontakte", tenant)))
        .refused(
            "payments",
            403,
            "FORBIDDEN",
            it -> it.bearer(TOKENS.service("payments", "kontakte", null)))
        .refused(
            "staff",
            403,
            "FORBIDDEN",
            it -> it.bearer(TOKENS.person("user_owner").roles("platform").token()));
  }

  private String payments() {
    return TOKENS.service("payments", "kontakte", tenant);
  }

  private String entry(String path, String tenantId, boolean ofContacts) {
    Answer created = call("POST", path).asHub(tenantId).body(body(tenantId, ofContacts)).send();
    return created.json().path("id").asText();
  }

  private static String body(String tenantId, boolean ofContacts) {
    String unique = UUID.randomUUID().toString();
    return "{%s'tenantId': '%s', 'name': 'Max %s', 'email': '%s.%s@example.org', 'source': 'campus', 'version': 5, 'origin': 'hub'}"
        .formatted(
            ofContacts ? "'clerkUserId': 'user_" + unique + "', " : "",
            tenantId,
            MARKER,
            unique,
            MARKER);
  }
}
