package de.mojoinstitut.connectors.kontakte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import de.mojoinstitut.chassis.security.ServiceTokens;
import de.mojoinstitut.core.OutsideRefusedException;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.contact.ContactDirectory.ContactCard;
import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.person.Profile;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.ScriptedServer;
import de.mojoinstitut.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KontakteClientTest {

  private static final String CREATED = "{\"id\":\"contact_1\",\"name\":\"Max\",\"new\":1}";

  /**
   * Nothing in these tests takes so long on a busy machine; whoever wants to see a time-out asks
   * for IMPATIENT.
   */
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static final Duration IMPATIENT = Duration.ofMillis(300);
  private static final TestTokens KEYS = TestTokens.start();
  private ScriptedServer kontakte;
  private KontakteClient client;

  @BeforeEach
  void start() {
    kontakte = new ScriptedServer();
    client = client(PATIENT);
  }

  private KontakteClient client(Duration readTimeout) {
    return new KontakteClient(new KontakteSettings(kontakte.url(), PATIENT, readTimeout), tokens());
  }

  @AfterAll
  static void forgetKeys() {
    KEYS.close();
  }

  private static ServiceTokens tokens() {
    return new ServiceTokens("hub", KEYS.serviceKeyFile("hub"), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    kontakte.close();
  }

  @Test
  void shouldGiveTheContactsId() {
    // given
    kontakte.answers(201, CREATED);
    // when
    ContactId id = client.upsert(card("Max Muster"));
    // then
    assertThat(id).isEqualTo(new ContactId("contact_1"));
  }

  @Test
  void shouldSendNothingBeyondTheWhitelist() {
    // given
    kontakte.answers(201, CREATED);
    // when
    client.upsert(card("Max Muster"));
    // then
    Request request = kontakte.onlyRequest();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/api/contacts");
    var body = Json.parse(request.text());
    assertThat(body.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("clerkUserId", "tenantId", "name", "email", "source");
    assertThat(body.path("clerkUserId").asText()).isEqualTo("user_max");
    assertThat(body.path("tenantId").asText()).isEqualTo("tenant_anna");
    assertThat(body.path("name").asText()).isEqualTo("Max Muster");
    assertThat(body.path("email").asText()).isEqualTo("max@example.org");
    assertThat(body.path("source").asText()).isEqualTo("campus_event_booking");
  }

  @Test
  void shouldNameTheTenantInHeaderAndToken() throws ParseException {
    // given
    kontakte.answers(200, CREATED);
    // when
    client.upsert(card("Max Muster"));
    // then
    Request request = kontakte.onlyRequest();
    assertThat(request.header("x-tenant-id")).contains("tenant_anna");
    String bearer = request.header("authorization").orElseThrow();
    JWTClaimsSet claims = SignedJWT.parse(bearer.substring("Bearer ".length())).getJWTClaimsSet();
    assertThat(claims.getAudience()).isEqualTo(List.of("kontakte"));
    assertThat(claims.getStringClaim("tenant")).isEqualTo("tenant_anna");
  }

  @Test
  void shouldRepeatTheKeyForTheSameCardAndChangeItForAnother() {
    // given
    kontakte.answers(200, CREATED);
    // when
    client.upsert(card("Max Muster"));
    client.upsert(card("Max Muster"));
    client.upsert(card("Max Neu"));
    // then
    List<String> keys =
        kontakte.requests().stream()
            .map(each -> each.header("idempotency-key").orElseThrow())
            .toList();
    assertThat(keys.get(0)).matches("contact:booking_1:[0-9a-f]{64}");
    assertThat(keys.get(1)).isEqualTo(keys.get(0));
    assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503})
  void shouldCallItUnavailableWhenKontakteCannotNow(int status) {
    // given
    kontakte.answers(status, "<html>Max Muster</html>");
    // when / then
    assertThatThrownBy(() -> client.upsert(card("Max Muster")))
        .isInstanceOf(OutsideUnavailableException.class)
        .hasMessage("kontakte: " + status + " NO_CODE");
  }

  @Test
  void shouldCallItUnavailableWhileATwinIsUnderWay() {
    // given
    kontakte.answers(409, "{\"code\":\"IDEMPOTENCY_IN_PROGRESS\"}");
    // when / then
    assertThatThrownBy(() -> client.upsert(card("Max Muster")))
        .isInstanceOf(OutsideUnavailableException.class);
  }

  @Test
  void shouldTellStatusAndCodeOfARefusalAndNothingElse() {
    // given
    kontakte.answers(403, "{\"code\":\"FORBIDDEN\",\"detail\":\"Max Muster max@example.org\"}");
    // when / then
    assertThatThrownBy(() -> client.upsert(card("Max Muster")))
        .isInstanceOf(OutsideRefusedException.class)
        .hasNoCause()
        .hasMessage("kontakte refused: 403 FORBIDDEN");
  }

  @Test
  void shouldNotTakeFreeTextForACode() {
    // given
    kontakte.answers(400, "{\"code\":\"max@example.org\"}");
    // when / then
    assertThatThrownBy(() -> client.upsert(card("Max Muster")))
        .hasMessage("kontakte refused: 400 NO_CODE");
  }

  @Test
  void shouldNotFollowARedirect() {
    // given
    kontakte.answers(302, "");
    // when / then
    assertThatThrownBy(() -> client.upsert(card("Max Muster")))
        .isInstanceOf(OutsideRefusedException.class);
  }

  @Test
  void shouldGiveUpAfterTheReadTimeout() {
    // given
    kontakte.neverAnswers();
    KontakteClient impatient = client(IMPATIENT);
    // when / then
    assertThatThrownBy(() -> impatient.upsert(card("Max Muster")))
        .isInstanceOf(OutsideUnavailableException.class)
        .hasMessage("kontakte: HttpTimeoutException");
  }

  @Test
  void shouldCallItUnavailableWhenNobodyListens() throws IOException {
    // given
    KontakteSettings nobody =
        new KontakteSettings(
            URI.create("http://localhost:1"), Duration.ofSeconds(1), Duration.ofSeconds(1));
    KontakteClient lonely = new KontakteClient(nobody, tokens());
    // when / then
    assertThatThrownBy(() -> lonely.upsert(card("Max Muster")))
        .isInstanceOf(OutsideUnavailableException.class)
        .hasMessage("kontakte: ConnectException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"id\":\" \"}",
        "{\"id\":{}}",
        "<p>Max Muster</p>",
        "{\"id\":"
      })
  void shouldCallAnUnreadableAnswerUnavailableAndQuoteNothing(String garbage) {
    // given
    kontakte.answers(200, garbage);
    // when / then
    assertThatThrownBy(() -> client.upsert(card("Max Muster")))
        .isInstanceOfSatisfying(
            OutsideUnavailableException.class,
            failure -> {
              assertThat(failure).hasNoCause();
              assertThat(failure.getMessage())
                  .startsWith("kontakte: UNREADABLE_ANSWER ")
                  .doesNotContain("Max");
            });
  }

  @Test
  void shouldKeepNameAndAddressOutOfItsText() {
    assertThat(new ContactRequest("user_max", "tenant_anna", "Max", "max@example.org", "s"))
        .hasToString("ContactRequest[redacted]");
  }

  private static ContactCard card(String name) {
    return new ContactCard(
        new TenantId("tenant_anna"),
        new ClerkUserId("user_max"),
        new Profile(name, "max@example.org", Locale.GERMANY),
        "campus_event_booking",
        "booking_1");
  }
}
