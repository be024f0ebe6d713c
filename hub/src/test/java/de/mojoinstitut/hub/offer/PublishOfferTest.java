package de.mojoinstitut.hub.offer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.hub.testing.HubTest;
import de.mojoinstitut.hub.testing.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
  void shouldLetOnlyCertifiedTenantsPublish() {
    // given
    int before = rows.count("offer");

    // when / then
    post("/api/offers", person("user_anna"), SOUND).isProblem(403, "FORBIDDEN");
    post("/api/offers", person(rows.member()), SOUND).isProblem(403, "FORBIDDEN");
    post("/api/offers", seller("eva"), SOUND).isProblem(403, "NOT_CERTIFIED");
    assertThat(rows.count("offer")).isEqualTo(before);
  }

  static Stream<Arguments> invalid() {
    Instant past = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
    return Stream.of(
        refused("title", "REQUIRED", body -> body.replace("Geheime Stunde", " ")),
        refused("title", "PLAIN_TEXT", body -> body.replace("Geheime", "Geheime\\u0007")),
        refused("title", "PLAIN_TEXT", body -> body.replace("Geheime", "Geheime\\u0000")),
        refused("title", "PLAIN_TEXT", body -> body.replace("Geheime", "Geheime\\nZeile")),
        refused("title", "SIZE", body -> body.replace("Stunde", "x".repeat(200))),
        refused("title", "INVALID", body -> body.replace("\"Geheime Stunde\"", "5")),
        refused("kind", "INVALID", body -> body.replace("EVENT", "PARTY")),
        refused("kind", "REQUIRED", body -> body.replace("\"EVENT\"", "null")),
        refused("kind", "INVALID", body -> body.replace("\"EVENT\"", "0")),
        refused("startsAt", "INVALID", body -> body.replace(START.toString(), "gestern")),
        refused("startsAt", "IN_THE_PAST", body -> body.replace(START.toString(), past.toString())),
        refused(
            "startsAt",
            "OUT_OF_RANGE",
            body -> body.replace(START.toString(), "+1000000000-12-31T23:59:59Z")),
        refused(
            "endsAt",
            "OUT_OF_RANGE",
            body ->
                body.replace(
                    START.plus(Duration.ofHours(2)).toString(), "+294277-01-01T00:00:00Z")),
        refused(
            "startsAt", "REQUIRED", body -> body.replace("\"startsAt\": \"" + START + "\",", "")),
        refused(
            "endsAt",
            "BEFORE_START",
            body ->
                body.replace(
                    START.plus(Duration.ofHours(2)).toString(), START.minusSeconds(1).toString())),
        refused("timeZone", "UNKNOWN", body -> body.replace("Europe/Berlin", "Mars/Olympus")),
        refused("timeZone", "UNKNOWN", body -> body.replace("Europe/Berlin", "+02:00")),
        refused("price.currency", "UNKNOWN", body -> body.replace("EUR", "QQQ")),
        refused("price.currency", "PATTERN", body -> body.replace("EUR", "eur")),
        refused("price.currency", "NOT_THE_REGIONS_CURRENCY", body -> body.replace("EUR", "USD")),
        refused("price.amount", "POSITIVE_OR_ZERO", body -> body.replace("10000", "-1")),
        refused("price.amount", "MAX", body -> body.replace("10000", "100000001")),
        refused("price.amount", "INVALID", body -> body.replace("10000", "\"10000\"")),
        refused("price.amount", "INVALID", body -> body.replace("10000", "99.5")),
        refused(
            "price",
            "REQUIRED",
            body -> body.replace("{\"amount\": 10000, \"currency\": \"EUR\"}", "null")),
        refused("capacity", "MIN", body -> body.replace("20,", "0,")),
        refused("capacity", "MAX", body -> body.replace("20,", "10001,")),
        refused("capacity", "INVALID", body -> body.replace("20,", "\"20\",")),
        refused("capacity", "INVALID", body -> body.replace("20,", "9999999999,")),
        refused(
            "colour",
            "UNKNOWN_FIELD",
            body -> body.replace("{\"kind\"", "{\"colour\": 1, \"kind\"")),
        refused(
            "price.vat",
            "UNKNOWN_FIELD",
            body -> body.replace("{\"amount\"", "{\"vat\": 1, \"amount\"")),
        refused(
            "sessions",
            "AMBIGUOUS",
            body ->
                body.replace(
                    "\"timeZone\"",
                    "\"sessions\": [{\"startsAt\": \"%s\", \"endsAt\": \"%s\"}], \"timeZone\""
                        .formatted(START, START.plusSeconds(60)))),
        refused(
            "cancellationPolicy",
            "INVALID",
            body ->
                body.replace(
                    "\"timeZone\"",
                    "\"cancellationPolicy\": {\"flatFee\": 0, \"tiers\": [{\"hoursBefore\": 1, \"percent\": 10},"
                        + " {\"hoursBefore\": 2, \"percent\": 20}]}, \"timeZone\"")));
  }

  private static Arguments refused(String field, String code, UnaryOperator<String> change) {
    return Arguments.of(field, code, change.apply(SOUND));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("invalid")
  void shouldRefuseADraftThatMakesNoSense(String field, String code, String body) {
    // given
    assertThat(body).isNotEqualTo(SOUND);
    int before = rows.count("offer");

    // when / then
    post("/api/offers", anna(), body).isInvalid(field, code);
    assertThat(rows.count("offer")).isEqualTo(before);
  }

  @Test
  void shouldRefuseSessionsThatOverlap() {
    String body =
        """
        {"kind": "EVENT", "title": "Geheim", "timeZone": "UTC", "capacity": 3, "price": {"amount": 1, "currency": "EUR"},
         "sessions": [{"startsAt": "%1$s", "endsAt": "%3$s"}, {"startsAt": "%2$s", "endsAt": "%3$s"}]}"""
            .formatted(START, START.plusSeconds(60), START.plusSeconds(120));
    post("/api/offers", anna(), body).isInvalid("startsAt", "OVERLAPS");
  }

  @Test
  void shouldRefuseWhatIsNoJson() {
    String token = anna();
    post("/api/offers", token, "{\"kind\": ").isProblem(400, "MALFORMED_JSON");
    post("/api/offers", token, "").isProblem(400, "MALFORMED_JSON");
    post("/api/offers", token, "null").isProblem(400, "MALFORMED_JSON");
    post("/api/offers", token, SOUND + SOUND).isStatus(400);
    post("/api/offers", token, "[]").isStatus(400);
    post("/api/offers", token, "\"EVENT\"").isStatus(400);
    post("/api/offers", token, SOUND.replace("{\"kind\"", "{\"kind\": \"EVENT\", \"kind\""))
        .isProblem(400, "MALFORMED_JSON");
  }

  @Test
  void shouldRefuseABodyOver256KilobytesHoweverItIsSent() {
    // given
    String large = SOUND.replace("Stunde", "x".repeat(257 * 1024));

    // when / then
    post("/api/offers", anna(), large).isProblem(413, "TOO_LARGE");
    send(request("/api/offers", anna())
            .header("Idempotency-Key", newKey())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large))))
        .isProblem(413, "TOO_LARGE");
  }

  @Test
  void shouldTakeOnlyJsonAndOnlyKnownMethods() {
    send(request("/api/offers", anna())
            .header("Idempotency-Key", newKey())
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString(SOUND)))
        .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    send(request("/api/offers", anna()).DELETE()).isProblem(405, "METHOD_NOT_ALLOWED");
  }

  @Test
  void shouldWantAUsableIdempotencyKey() {
    send(request("/api/offers", anna())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(SOUND)))
        .isProblem(400, "IDEMPOTENCY_KEY_REQUIRED");
    post("/api/offers", anna(), "k".repeat(256), SOUND).isInvalid("Idempotency-Key", "INVALID");
    post("/api/offers", anna(), "a b", SOUND).isInvalid("Idempotency-Key", "INVALID");
  }
}
