package de.mojoinstitut.hub.offer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.hub.testing.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OffersTest extends HubTest {

  @Test
  void shouldShowAnOffer() {
    // given
    String offer = rows.event(20);

    // when
    JsonNode view = get("/api/offers/" + offer, person(rows.member())).isStatus(200).json();

    // then
    assertThat(view.path("offerId").asText()).isEqualTo(offer);
    assertThat(view.path("kind").asText()).isEqualTo("EVENT");
    assertThat(view.path("sessions")).hasSize(1);
    assertThat(view.path("timeZone").asText()).isEqualTo("Europe/Berlin");
    assertThat(view.path("price").toString()).isEqualTo("{\"amount\":10000,\"currency\":\"EUR\"}");
    assertThat(view.path("capacity").asInt()).isEqualTo(20);
    assertThat(view.path("seatsLeft").asInt()).isEqualTo(20);
    assertThat(view.path("sellerTenantId").asText()).isEqualTo("tenant_anna");
    assertThat(view.path("status").asText()).isEqualTo("PUBLISHED");
    Instant start = Instant.parse(view.path("sessions").path(0).path("startsAt").asText());
    Instant end = Instant.parse(view.path("sessions").path(0).path("endsAt").asText());
    assertThat(Duration.between(start, end)).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void shouldListOnlyWhatRegionAndStageAdmit() {
    // given
    String event = rows.event(5);
    String mentoring = rows.offer("MENTORING", "EXTENDED", "tenant_anna", 1, 9000);
    String abroad = rows.offer("EVENT", "EXTENDED", "tenant_ravi", 5, 9000);

    // when
    List<String> ofBeginner = offerIds("", rows.member("DACH", "LEBENSENERGIE"));
    List<String> ofAdvanced = offerIds("", rows.member("DACH", "RESILIENZ"));

    // then
    assertThat(ofBeginner).contains(event).doesNotContain(mentoring, abroad);
    assertThat(ofAdvanced).contains(event, mentoring).doesNotContain(abroad);
    assertThat(get("/api/offers", person("user_without_membership")).json().path("items"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EVENT, EXTENDED, 200",
    "WORKSHOP, BASIC, 200",
    "WORKSHOP, EXTENDED, 404",
    "GROUP, EXTENDED, 404",
    "MENTORING, EXTENDED, 404"
  })
  void shouldHideFromABeginnerWhatTheirStageDoesNotAdmit(String kind, String level, int status) {
    // given
    String offer = rows.offer(kind, level, "tenant_anna", 1, 100);

    // when / then
    get("/api/offers/" + offer, person(rows.member("DACH", "LEBENSENERGIE"))).isStatus(status);
    get("/api/offers/" + offer, person(rows.member("DACH", "RESILIENZ"))).isStatus(200);
  }

  @Test
  void shouldHideWhatThereIsNotAndWhatIsAbroad() {
    // given
    String member = person(rows.member("DACH", "RESILIENZ"));
    String abroad = rows.offer("EVENT", "EXTENDED", "tenant_ravi", 5, 9000);

    // when / then
    get("/api/offers/" + abroad, member).isProblem(404, "NOT_FOUND");
    get("/api/offers/" + abroad, anna()).isProblem(404, "NOT_FOUND");
    get("/api/offers/no_such", member).isProblem(404, "NOT_FOUND");
  }

  @Test
  void shouldFindByKindAndTime() {
    // given
    String member = rows.member("DACH", "RESILIENZ");
    String event = rows.event(5);
    String group = rows.offer("GROUP", "EXTENDED", "tenant_anna", 5, 100);
    Instant now = Instant.now();
    String soon = now.plus(Duration.ofDays(29)).toString();
    String later = now.plus(Duration.ofDays(31)).toString();

    // when / then
    assertThat(offerIds("?kind=GROUP&limit=200", member)).contains(group).doesNotContain(event);
    assertThat(offerIds("?limit=200&from=" + soon + "&to=" + later, member)).contains(group, event);
    assertThat(offerIds("?limit=200&from=" + later, member)).doesNotContain(group, event);
    assertThat(offerIds("?limit=200&to=" + soon, member)).doesNotContain(group, event);
  }

  @Test
  void shouldPageByCursorWithoutGapOrDouble() {
    // given
    String member = rows.member("DACH", "LEBENSENERGIE");
    for (int i = 0; i < 5; i++) {
      rows.event(1);
    }
    List<String> all = offerIds("?limit=200", member);

    // when
    List<String> paged = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get("/api/offers?limit=2" + cursor, person(member)).isStatus(200).json();
      page.path("items").forEach(offer -> paged.add(offer.path("offerId").asText()));
      assertThat(page.path("items").size()).isBetween(1, 2);
      cursor =
          page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
    } while (!cursor.isEmpty());

    // then
    assertThat(paged).isEqualTo(all).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=201, limit",
    "limit=many, limit",
    "kind=PARTY, kind",
    "from=gestern, from",
    "to=2026-13-01T00:00:00Z, to",
    "from=%2B1000000000-12-31T23:59:59Z, from",
    "to=-1000000000-01-01T00:00:00Z, to",
    "from=%2B294277-01-01T00:00:00Z, from",
    "cursor=nonsense, cursor",
    "cursor=%25, cursor"
  })
  void shouldRefuseAQuestionThatMakesNoSense(String query, String field) {
    Reply reply = get("/api/offers?" + query, person(rows.member())).isProblem(400, "VALIDATION");
    assertThat(reply.json().path("errors").path(0).path("field").asText()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // +1000000000-12-31T23:59:59Z offer_1
        "KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaIG9mZmVyXzE",
        // 2027-01-01T00:00:00Z, a blank and a NUL
        "MjAyNy0wMS0wMVQwMDowMDowMFogIAA",
        // 2027-01-01T00:00:00Z and nothing
        "MjAyNy0wMS0wMVQwMDowMDowMFog"
      })
  void shouldRefuseACursorThatIsNoneOfOurs(String cursor) {
    get("/api/offers?cursor=" + cursor, person(rows.member())).isInvalid("cursor", "INVALID");
    get("/api/bookings?cursor=" + cursor, person(rows.member())).isInvalid("cursor", "INVALID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%20", "%07", "a%0Ab"})
  void shouldRefuseAnIdThatIsNoLineOfText(String id) {
    get("/api/offers/" + id, person(rows.member())).isStatus(400);
    get("/api/bookings/" + id, person(rows.member())).isStatus(400);
    post("/api/bookings/" + id + "/cancellation", person(rows.member()), "").isStatus(400);
  }

  /** Of all pages: other tests publish offers too. */
  private List<String> offerIds(String query, String member) {
    List<String> ids = new ArrayList<>();
    String separator = query.isEmpty() ? "?" : "&";
    String cursor = "";
    do {
      JsonNode page = get("/api/offers" + query + cursor, person(member)).isStatus(200).json();
      page.path("items").forEach(offer -> ids.add(offer.path("offerId").asText()));
      JsonNode next = page.path("nextCursor");
      cursor = next.isTextual() ? separator + "cursor=" + next.asText() : "";
    } while (!cursor.isEmpty());
    return ids;
  }
}
