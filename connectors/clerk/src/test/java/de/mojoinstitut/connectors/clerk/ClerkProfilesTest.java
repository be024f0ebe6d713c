package de.mojoinstitut.connectors.clerk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.person.Profile;
import de.mojoinstitut.core.person.Profiles;
import de.mojoinstitut.sandbox.clerk.ClerkConfig;
import de.mojoinstitut.sandbox.clerk.ClerkSimulator;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClerkProfilesTest {

  /**
   * Nothing in these tests takes so long on a busy machine; whoever wants to see a time-out asks
   * for IMPATIENT.
   */
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static final Duration IMPATIENT = Duration.ofMillis(300);

  private static final String SECRET = "sk_test_sandbox";
  private static final ClerkUserId MAX = new ClerkUserId("user_max");

  /** A clock that stands where it is put. */
  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @TempDir static Path folder;
  private static ClerkSimulator clerk;
  private static HttpClient http;

  private final HandClock clock = new HandClock();
  private Profiles profiles;

  @BeforeAll
  static void startClerk() throws IOException {
    clerk = ClerkSimulator.start(ClerkConfig.inFolder(folder));
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stopClerk() {
    http.close();
    clerk.close();
  }

  @BeforeEach
  void setUp() throws Exception {
    call("DELETE", "/_sandbox/trouble", "");
    rename("Max");
    profiles = profiles(clerk.url(), SECRET, PATIENT);
  }

  private Profiles profiles(URI url, String secretKey, Duration readTimeout) {
    return new ClerkProfiles(
        new ClerkProperties(
            url, secretKey, Duration.ofSeconds(1), readTimeout, Duration.ofMinutes(5)),
        clock);
  }

  private static void call(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(clerk.url().resolve(path))
                .header("Authorization", "Bearer " + SECRET)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isBetween(200, 299);
  }

  private static void rename(String firstName) throws IOException, InterruptedException {
    call("PATCH", "/v1/users/user_max", "{\"first_name\": \"%s\"}".formatted(firstName));
  }

  private static void order(String trouble) throws IOException, InterruptedException {
    call("POST", "/_sandbox/trouble", trouble);
  }

  @Test
  void shouldFindNameAddressAndLanguage() {
    assertThat(profiles.find(MAX))
        .contains(new Profile("Max Mustermann", "max@example.com", Locale.GERMANY));
    assertThat(profiles.find(new ClerkUserId("user_priya")).orElseThrow().locale())
        .isEqualTo(Locale.forLanguageTag("hi-IN"));
  }

  @Test
  void shouldFindNothingForAStranger() {
    assertThat(profiles.find(new ClerkUserId("user_nobody"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          broken | {"locale": "!"}
          undetermined | {"locale": "und"}
          silent | {}
          """)
  void shouldCallSomebodyWithoutNameByTheirAddressAndGuessNoLanguage(String who, String metadata)
      throws Exception {
    // given
    String address = who + "@example.com";
    call(
        "POST",
        "/_sandbox/users/user_" + who,
        "{\"email_address\": [\"%s\"], \"public_metadata\": %s}".formatted(address, metadata));

    // when
    Profile profile = profiles.find(new ClerkUserId("user_" + who)).orElseThrow();

    // then
    assertThat(profile).isEqualTo(new Profile(address, address, null));
  }

  @Test
  void shouldAskAgainAfterFiveMinutesAndNotBefore() throws Exception {
    // given
    profiles.find(MAX);
    rename("Maximilian");

    // when
    clock.pass(Duration.ofMinutes(5).minusMillis(1));
    String before = profiles.find(MAX).orElseThrow().displayName();
    clock.pass(Duration.ofMillis(1));
    String after = profiles.find(MAX).orElseThrow().displayName();

    // then
    assertThat(before).isEqualTo("Max Mustermann");
    assertThat(after).isEqualTo("Maximilian Mustermann");
  }

  @Test
  void shouldAskAgainOnceInvalidated() throws Exception {
    // given
    profiles.find(MAX);
    rename("Maximilian");

    // when
    profiles.invalidate(MAX);

    // then
    assertThat(profiles.find(MAX).orElseThrow().displayName()).isEqualTo("Maximilian Mustermann");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void shouldSayThatClerkIsUnavailable(int status) throws Exception {
    // given
    order("{\"status\": %d}".formatted(status));

    // when, then
    assertThatThrownBy(() -> profiles.find(MAX))
        .isInstanceOf(OutsideUnavailableException.class)
        .hasMessage("clerk: " + status);
    assertThat(profiles.find(MAX)).isPresent();
  }

  @Test
  void shouldNotWaitLongerThanTheTimeout() throws Exception {
    // given
    order("{\"holdMillis\": 60000}");
    Profiles impatient = profiles(clerk.url(), SECRET, IMPATIENT);

    // when, then
    assertThatThrownBy(() -> impatient.find(MAX))
        .isInstanceOf(OutsideUnavailableException.class)
        .hasMessageContaining("Timeout");
  }

  @Test
  void shouldSayThatClerkIsUnavailableWhereNobodyListens() throws Exception {
    // given
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Profiles nowhere = profiles(URI.create("http://127.0.0.1:" + port), SECRET, PATIENT);

    // when, then
    assertThatThrownBy(() -> nowhere.find(MAX))
        .isInstanceOf(OutsideUnavailableException.class)
        .hasMessage("clerk: ConnectException");
  }

  @Test
  void shouldNotCallAWrongKeyAnOutage() {
    // given
    Profiles stranger = profiles(clerk.url(), "sk_test_wrong", PATIENT);

    // when, then
    assertThatThrownBy(() -> stranger.find(MAX))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("401");
  }
}
