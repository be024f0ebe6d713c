package de.mojoinstitut.kontakte.contact;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.kontakte.KontakteTest;
import de.mojoinstitut.kontakte.Parallel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContactUpsertTest extends KontakteTest {

  @Test
  void shouldCreateOnceAndUpdateAfterwards() {
    // given
    String tenant = tenant("upsert");

    // when
    Answer created = post(tenant, contact("user_max", tenant, "Max", null));
    Answer updated = post(tenant, contact("user_max", tenant, "Max Muster", null));

    // then
    assertThat(created.status()).isEqualTo(201);
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.json().get("id")).isEqualTo(created.json().get("id"));
    assertThat(updated.json().get("name").asText()).isEqualTo("Max Muster");
    assertThat(updated.json().get("version").asLong()).isEqualTo(2);
    assertThat(updated.json().get("source").asText()).isEqualTo("campus_event_booking");
    assertThat(updated.json().get("origin").asText()).isEqualTo("hub");
  }

  @Test
  void shouldKeepOneRowWhenThirtyTwoArriveTogether() throws Exception {
    // given
    String tenant = tenant("parallel");

    // when
    List<Integer> statuses =
        Parallel.times(
            32, i -> post(tenant, contact("user_twin", tenant, "Max " + i, null)).status());

    // then
    assertThat(statuses).containsOnly(200, 201);
    assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
    assertThat(query("select version from contact where tenant_id = '" + tenant + "'"))
        .containsExactly("32");
    assertThat(
            query(
                "select (payload::json->'event'->'data'->>'version')::int from outbox where key = 'user_twin' order by id"))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 32).mapToObj(String::valueOf).toList());
  }

  @Test
  void shouldDropWhatIsStale() {
    // given
    String tenant = tenant("stale");
    post(tenant, contact("user_max", tenant, "Neu", 5L));

    // when
    Answer late = post(tenant, contact("user_max", tenant, "Alt", 4L));
    Answer same = post(tenant, contact("user_max", tenant, "Anders", 5L));
    Answer newer = post(tenant, contact("user_max", tenant, "Neuer", 6L));

    // then
    assertThat(late.status()).isEqualTo(200);
    assertThat(late.json().get("name").asText()).isEqualTo("Neu");
    assertThat(late.json().get("version").asLong()).isEqualTo(5);
    assertThat(same.json().get("name").asText()).isEqualTo("Neu");
    assertThat(newer.json().get("name").asText()).isEqualTo("Neuer");
    assertThat(newer.json().get("version").asLong()).isEqualTo(6);
  }

  @Test
  void shouldTakeTheNextVersionOfTheCallerAfterATenantsOwnChange() {
    // given
    String tenant = tenant("mixed");
    Answer created = post(tenant, contact("user_max", tenant, "Max", 5L));
    call("PATCH", "/api/contacts/" + created.json().get("id").asText())
        .asHub(tenant)
        .body("{'email': 'neu@example.org'}")
        .send();

    // when
    Answer synced = post(tenant, contact("user_max", tenant, "Maximilian", 6L));

    // then
    assertThat(synced.json().get("name").asText()).isEqualTo("Maximilian");
    assertThat(synced.json().get("version").asLong()).isEqualTo(7);
  }

  @Test
  void shouldKeepOneContactPerTenantOfAPerson() {
    // given
    String anna = tenant("one");
    String ravi = tenant("two");

    // when
    Answer inFirst = post(anna, contact("user_both", anna));
    Answer inSecond = post(ravi, contact("user_both", ravi));

    // then
    assertThat(inFirst.status()).isEqualTo(201);
    assertThat(inSecond.status()).isEqualTo(201);
    assertThat(inSecond.json().get("id")).isNotEqualTo(inFirst.json().get("id"));
  }

  private Answer post(String tenant, String body) {
    return call("POST", "/api/contacts").asHub(tenant).body(body).send();
  }
}
