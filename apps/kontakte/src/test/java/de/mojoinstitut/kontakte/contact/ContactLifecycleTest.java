package de.mojoinstitut.kontakte.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.kontakte.KontakteTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactLifecycleTest extends KontakteTest {

  @Test
  void shouldGiveTheContactBack() {
    // given
    String tenant = tenant("read");
    Answer created = post(tenant, contact("user_max", tenant));

    // when
    Answer read = call("GET", path(created)).asHub(tenant).send();

    // then
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.json()).isEqualTo(created.json());
    assertThat(read.json().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id",
            "clerkUserId",
            "tenantId",
            "name",
            "email",
            "source",
            "origin",
            "version",
            "createdAt",
            "updatedAt");
  }

  @Test
  void shouldChangeOnlyWhatIsGiven() {
    // given
    String tenant = tenant("patch");
    Answer created = post(tenant, contact("user_max", tenant));

    // when
    Answer changed =
        call("PATCH", path(created))
            .asMember("org_patch", tenant)
            .body("{'name': 'Max Neumann'}")
            .send();

    // then
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("name").asText()).isEqualTo("Max Neumann");
    assertThat(changed.json().path("email").asText()).isEqualTo("max@example.org");
    assertThat(changed.json().path("origin").asText()).isEqualTo("kontakte");
    assertThat(changed.json().path("version").asLong()).isEqualTo(2);
  }

  @Test
  void shouldLeaveAnEmptyChangeWithoutEffect() {
    // given
    String tenant = tenant("patchempty");
    Answer created = post(tenant, contact("user_emptychange", tenant));

    // when
    Answer changed = call("PATCH", path(created)).asHub(tenant).body("{}").send();

    // then
    assertThat(changed.json()).isEqualTo(created.json());
    assertThat(events("user_emptychange")).hasSize(1);
  }

  @Test
  void shouldLeaveATombstoneWithoutAnythingPersonal() {
    // given
    String tenant = tenant("erase");
    Answer created = post(tenant, contact("user_gone", tenant));

    // when
    Answer erased = call("DELETE", path(created)).asHub(tenant).send();
    Answer erasedAgain = call("DELETE", path(created)).asHub(tenant).send();

    // then
    assertThat(erased.status()).isEqualTo(204);
    assertThat(erasedAgain.status()).isEqualTo(204);
    assertThat(call("GET", path(created)).asHub(tenant).send().status()).isEqualTo(404);
    assertThat(call("PATCH", path(created)).asHub(tenant).body("{'name': 'x'}").send().status())
        .isEqualTo(404);
    assertThat(query("select concat(name, email) from contact where clerk_user_id = 'user_gone'"))
        .containsExactly("");
    assertThat(query("select body from idempotency where tenant = '" + tenant + "'").toString())
        .doesNotContain("Max Muster", "max@example.org");
  }

  @Test
  void shouldNeverBringAnErasedContactBack() {
    // given
    String tenant = tenant("late");
    Answer created =
        call("POST", "/api/contacts")
            .asHub(tenant)
            .key("first-key")
            .body(contact("user_late", tenant))
            .send();
    call("DELETE", path(created)).asHub(tenant).send();

    // when
    Answer late = post(tenant, contact("user_late", tenant, "Max", 99L));
    Answer repeated =
        call("POST", "/api/contacts")
            .asHub(tenant)
            .key("first-key")
            .body(contact("user_late", tenant))
            .send();

    // then
    for (Answer answer : List.of(late, repeated)) {
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.code()).isEqualTo("WRONG_STATE");
      assertThat(answer.json().path("reason").asText()).isEqualTo("ERASED");
    }
    assertThat(call("GET", "/api/contacts").asHub(tenant).send().json().path("items")).isEmpty();
  }

  @Test
  void shouldTellOfEveryChangeWithoutNameAndEmail() {
    // given
    String tenant = tenant("events");
    Answer created = post(tenant, contact("user_told", tenant));

    // when
    call("PATCH", path(created)).asHub(tenant).body("{'name': 'Neu', 'origin': 'account'}").send();
    call("DELETE", path(created)).asHub(tenant).send();

    // then
    assertThat(events("user_told"))
        .extracting(
            event -> event.path("type").asText(),
            event -> event.at("/data/version").asLong(),
            event -> event.at("/data/origin").asText())
        .containsExactly(
            tuple("contact.created", 1L, "hub"),
            tuple("contact.updated", 2L, "account"),
            tuple("contact.deleted", 3L, "account"));
    assertThat(events("user_told"))
        .allSatisfy(
            event -> {
              assertThat(event.path("subject").asText())
                  .isEqualTo(created.json().path("id").asText());
              assertThat(event.path("data").fieldNames())
                  .toIterable()
                  .containsExactlyInAnyOrder(
                      "contactId", "clerkUserId", "tenantId", "version", "origin");
            });
  }

  @Test
  void shouldPageThroughAllContacts() {
    // given
    String tenant = tenant("pages");
    for (int i = 0; i < 5; i++) {
      post(tenant, contact("user_page" + i, tenant));
    }

    // when
    List<String> seen = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    do {
      JsonNode page = call("GET", "/api/contacts?limit=2" + cursor).asHub(tenant).send().json();
      page.path("items").forEach(item -> seen.add(item.path("clerkUserId").asText()));
      cursor =
          page.path("nextCursor").isNull() ? null : "&cursor=" + page.path("nextCursor").asText();
      pages++;
    } while (cursor != null);

    // then
    assertThat(seen)
        .containsExactly("user_page0", "user_page1", "user_page2", "user_page3", "user_page4");
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void shouldFindThePersonInTheTenant() {
    // given
    String tenant = tenant("find");
    post(tenant, contact("user_a", tenant));
    post(tenant, contact("user_b", tenant));

    // when
    Answer found = call("GET", "/api/contacts?clerkUserId=user_b").asHub(tenant).send();

    // then
    assertThat(found.json().path("items")).hasSize(1);
    assertThat(found.json().at("/items/0/clerkUserId").asText()).isEqualTo("user_b");
    assertThat(found.json().has("nextCursor")).isTrue();
  }

  private Answer post(String tenant, String body) {
    return call("POST", "/api/contacts").asHub(tenant).body(body).send();
  }

  private static String path(Answer created) {
    return "/api/contacts/" + created.json().path("id").asText();
  }

  private static List<JsonNode> events(String person) {
    return query(
            "select payload::json->>'event' from outbox where key = '" + person + "' order by id")
        .stream()
        .map(text -> new Answer(200, text).json())
        .toList();
  }
}
