package de.mojoinstitut.hub.offer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.hub.testing.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class PublishOfferTest extends HubTest {

  @SuppressWarnings("TimeInStaticInitializer") // The hub of these tests has the real clock.
  private static final Instant START =
      Instant.now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.SECONDS);

  private static final String SOUND =
      """
      {"kind": "EVENT", "title": "Geheime Stunde", "startsAt": "%s", "endsAt": "%s", "timeZone": "Europe/Berlin",
       "capacity": 20, "price": {"amount": 10000, "currency": "EUR"}}"""
          .formatted(START, START.plus(Duration.ofHours(2)));

  @Test
  void shouldPublishAnOfferThatMembersCanBook() {
    // when
    Reply published = post("/api/offers", anna(), SOUND).isStatus(201);

    // then
    JsonNode offer = published.json();
    assertThat(offer.path("status").asText()).isEqualTo("PUBLISHED");
    assertThat(offer.path("sellerTenantId").asText()).isEqualTo("tenant_anna");
    assertThat(offer.path("seatsLeft").asInt()).isEqualTo(20);
    assertThat(offer.path("sessions").path(0).path("startsAt").asText())
        .isEqualTo(START.toString());
    assertThat(offer.path("cancellationPolicy").path("tiers")).hasSize(2);
    String id = offer.path("offerId").asText();
    assertThat(get("/api/offers/" + id, person(rows.member())).isStatus(200).json())
        .isEqualTo(offer);
    book(rows.member(), id).isStatus(201);
  }

  @Test
  void shouldPublishWhatIsFreeOfCharge() {
    // when
    Reply published = post("/api/offers", anna(), SOUND.replace("10000", "0")).isStatus(201);

    // then
    assertThat(published.json().path("price").path("amount").asLong()).isZero();
  }

  @Test
  void shouldPublishSeveralSessionsInOrderWithAPolicyOfTheirOwn() {
    // given
    String body =
        """
        {"kind": "WORKSHOP", "level": "BASIC", "title": "Geheim", "timeZone": "Europe/Zurich", "capacity": 3,
         "price": {"amount": 1, "currency": "EUR"},
         "sessions": [{"startsAt": "%2$s", "endsAt": "%3$s"}, {"startsAt": "%1$s", "endsAt": "%2$s"}],
         "cancellationPolicy": {"tiers": [{"hoursBefore": 24, "percent": 80}], "flatFee": 500}}"""
            .formatted(START, START.plusSeconds(3600), START.plusSeconds(7200));

    // when
    JsonNode offer = post("/api/offers", anna(), body).isStatus(201).json();

    // then
    assertThat(offer.path("level").asText()).isEqualTo("BASIC");
    assertThat(offer.path("sessions").findValuesAsText("startsAt"))
        .containsExactly(START.toString(), START.plusSeconds(3600).toString());
    assertThat(offer.path("cancellationPolicy").toString())
        .isEqualTo("{\"tiers\":[{\"hoursBefore\":24,\"percent\":80}],\"flatFee\":500}");
  }

  @Test
  void shouldShowTheTimeThatItAnswered() {
    // given
    String precise = SOUND.replace(START.toString(), START.plusNanos(123_456_789).toString());

    // when
    JsonNode published = post("/api/offers", anna(), precise).isStatus(201).json();

    // then
    assertThat(published.path("sessions").path(0).path("startsAt").asText())
        .isEqualTo(START.plusMillis(123).toString());
    String id = published.path("offerId").asText();
    assertThat(get("/api/offers/" + id, anna()).json()).isEqualTo(published);
  }

  @Test
  void shouldAnswerTheSameRequestWithTheSameOffer() {
    // given
    String key = newKey();
    Reply first = post("/api/offers", anna(), key, SOUND).isStatus(201);

    // when
    Reply second = post("/api/offers", anna(), key, SOUND);

    // then
    assertThat(second).isEqualTo(first);
    assertThat(rows.count("offer where id = '%s'".formatted(first.text("offerId")))).isEqualTo(1);
    post("/api/offers", anna(), key, SOUND.replace("20", "21"))
        .isProblem(422, "IDEMPOTENCY_MISMATCH");
  }

  @Test
  void shouldShowThePlaceToEverybody() {
    // when
    JsonNode offer = publish("{\"place\": \" Praxis am See \"}");

    // then
    assertThat(offer.path("location").path("place").asText()).isEqualTo("Praxis am See");
    assertThat(
            get("/api/offers/" + offer.path("offerId").asText(), person(rows.member()))
                .json()
                .path("location"))
        .isEqualTo(offer.path("location"));
  }

  @Test
  void shouldShowTheAddressOfAnOnlineOfferToItsSellerAndToWhoHasAConfirmedBooking() {
    // given
    String id = publish("{\"url\": \"https://raum.example/1\"}").path("offerId").asText();
    String holder = rows.member();
    String guest = rows.member();
    book(holder, id).isStatus(201);
    rows.confirm(book(guest, id).isStatus(201).text("bookingId"));

    // then
    assertThat(url(id, anna())).isEqualTo("https://raum.example/1");
    assertThat(url(id, person(guest))).isEqualTo("https://raum.example/1");
    assertThat(url(id, person(holder))).isEmpty();
    assertThat(url(id, person(rows.member()))).isEmpty();
    assertThat(get("/api/offers/" + id, person(holder)).json().at("/location/online").asBoolean())
        .isTrue();
    assertThat(
            get(
                    "/api/offers?limit=50&from=%s&to=%s".formatted(START, START.plusSeconds(1)),
                    person(holder))
                .isStatus(200)
                .json()
                .path("items")
                .findValuesAsText("url"))
        .isNotEmpty()
        .doesNotContain("https://raum.example/1");
  }

  private String url(String offer, String token) {
    JsonNode url = get("/api/offers/" + offer, token).isStatus(200).json().at("/location/url");
    return url.isNull() ? "" : url.asText();
  }

  private JsonNode publish(String location) {
    return post(
            "/api/offers",
            anna(),
            SOUND.substring(0, SOUND.lastIndexOf('}')) + ", \"location\": " + location + "}")
        .isStatus(201)
        .json();
  }
}
