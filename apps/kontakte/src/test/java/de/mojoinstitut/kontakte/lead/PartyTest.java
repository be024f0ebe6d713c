package de.mojoinstitut.kontakte.lead;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.kontakte.KontakteTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartyTest extends KontakteTest {

  private static final String LEADS = "/api/leads";
  private static final String PARTNERS = "/api/partners";

  @ParameterizedTest
  @ValueSource(strings = {LEADS, PARTNERS})
  void shouldKnowAnEntryAgainByItsEmail(String path) {
    // given
    String tenant = tenant("party");

    // when
    Answer created = post(path, tenant, "Lea", "Lea@example.org");
    Answer updated = post(path, tenant, "Lea Licht", "lea@Example.org");

    // then
    assertThat(created.status()).isEqualTo(201);
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.json().path("id")).isEqualTo(created.json().path("id"));
    assertThat(updated.json().path("name").asText()).isEqualTo("Lea Licht");
    assertThat(updated.json().has("clerkUserId")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {LEADS, PARTNERS})
  void shouldReadChangeListAndEraseAnEntry(String path) {
    // given
    String tenant = tenant("partylife" + path.substring(5));
    String one =
        path + "/" + post(path, tenant, "Lea", "lea@example.org").json().path("id").asText();

    // when
    Answer changed = call("PATCH", one).asHub(tenant).body("{'email': 'licht@example.org'}").send();
    Answer again = post(path, tenant, "Lea", "licht@example.org");
    Answer read = call("GET", one).asHub(tenant).send();
    Answer listed = call("GET", path).asHub(tenant).send();
    Answer erased = call("DELETE", one).asHub(tenant).send();

    // then
    assertThat(changed.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
    assertThat(read.json().path("email").asText()).isEqualTo("licht@example.org");
    assertThat(listed.json().path("items")).hasSize(1);
    assertThat(erased.status()).isEqualTo(204);
    assertThat(call("GET", one).asHub(tenant).send().status()).isEqualTo(404);
    assertThat(query("select body from idempotency where tenant = '" + tenant + "'").toString())
        .doesNotContain("lea@example.org", "licht@example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {LEADS, PARTNERS})
  void shouldNotTakeTheEmailOfAnotherEntry(String path) {
    // given
    String tenant = tenant("partyclash");
    post(path, tenant, "Lea", "lea@example.org");
    Answer other = post(path, tenant, "Leo", "leo@example.org");

    // when
    Answer clash =
        call("PATCH", path + "/" + other.json().path("id").asText())
            .asHub(tenant)
            .body("{'email': 'LEA@example.org'}")
            .send();

    // then
    assertThat(clash.status()).isEqualTo(409);
    assertThat(clash.code()).isEqualTo("WRONG_STATE");
  }

  private Answer post(String path, String tenant, String name, String email) {
    return call("POST", path)
        .asHub(tenant)
        .body(
            "{'tenantId': '%s', 'name': '%s', 'email': '%s', 'source': 'website'}"
                .formatted(tenant, name, email))
        .send();
  }
}
