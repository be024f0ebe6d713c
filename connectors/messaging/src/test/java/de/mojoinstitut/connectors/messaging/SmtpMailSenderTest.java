package de.mojoinstitut.connectors.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.notification.Mail;
import de.mojoinstitut.core.notification.MailSender;
import de.mojoinstitut.core.notification.NotificationOutcome;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.mail.MailConfig;
import de.mojoinstitut.sandbox.mail.MailSink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpMailSenderTest {

  /**
   * Nothing in these tests takes so long on a busy machine; whoever wants to see a time-out asks
   * for IMPATIENT.
   */
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static final Duration IMPATIENT = Duration.ofMillis(300);

  private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");

  private static final Mail.Attachment CALENDAR =
      new Mail.Attachment(
          "calendar.ics",
          "text/calendar; charset=UTF-8; method=PUBLISH",
          "BEGIN:VCALENDAR\r\nSUMMARY:प्राणायाम\r\nEND:VCALENDAR\r\n");

  private static final Mail MAIL =
      new Mail(
          "booking_1-confirmed",
          "max@example.com",
          "Buchung bestätigt",
          "Schöne Grüße\n",
          "<p>Schöne Grüße</p>",
          List.of(CALENDAR));

  private static Mail mail(String id, String to, String subject) {
    return new Mail(id, to, subject, MAIL.text(), MAIL.html(), List.of());
  }

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private MailSink sink;
  private MailSender sender;

  @BeforeEach
  void start() throws IOException {
    sink = MailSink.start(MailConfig.inFolder(folder));
    sender = sender(sink.smtpPort(), PATIENT);
  }

  @AfterEach
  void stop() {
    sink.close();
    http.close();
  }

  private static MailSender sender(int port, Duration timeout) {
    return new SmtpMailSender(
        new SmtpProperties(
            "127.0.0.1",
            port,
            "MOJO Institut <hub@mojo.example>",
            "MOJO Campus <hallo@mojo.example>",
            null,
            null,
            false,
            timeout),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private String call(String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(sink.url().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
        .body();
  }

  private JsonNode mails() throws IOException, InterruptedException {
    return Json.parse(call("GET", "/_sandbox/mails", "")).path("items");
  }

  @Test
  void shouldHandTheMailOver() throws Exception {
    // when
    NotificationOutcome outcome = sender.send(MAIL);

    // then
    assertThat(outcome).isEqualTo(NotificationOutcome.SENT);
    JsonNode mail = mails().get(0);
    assertThat(mail.path("to").asText()).isEqualTo("max@example.com");
    assertThat(mail.path("from").asText()).isEqualTo("hub@mojo.example");
    assertThat(mail.path("subject").asText()).isEqualTo("Buchung bestätigt");
    assertThat(mail.path("text").asText()).isEqualToNormalizingNewlines("Schöne Grüße\n");
    assertThat(mail.path("html").asText()).isEqualTo("<p>Schöne Grüße</p>");
    assertThat(mail.at("/headers/From").asText()).contains("MOJO Institut");
    assertThat(mail.at("/headers/Reply-To").asText()).contains("hallo@mojo.example");
    assertThat(mail.at("/headers/Date").asText()).startsWith("Mon, 1 Mar 2027");
    assertThat(mail.at("/headers/Auto-Submitted").asText()).isEqualTo("auto-generated");
  }

  @Test
  void shouldAttachTheCalendarAsItIs() throws Exception {
    // when
    sender.send(MAIL);

    // then
    JsonNode attachment = mails().get(0).path("attachments").get(0);
    assertThat(attachment.path("name").asText()).isEqualTo("calendar.ics");
    assertThat(attachment.path("type").asText())
        .contains("text/calendar", "method=PUBLISH")
        .containsIgnoringCase("charset=utf-8");
    assertThat(attachment.path("text").asText()).isEqualTo(CALENDAR.text());
  }

  @Test
  void shouldGiveASecondCopyTheSameId() throws Exception {
    // when
    sender.send(MAIL);
    sender.send(MAIL);

    // then
    assertThat(mails())
        .extracting(mail -> mail.path("messageId").asText())
        .containsExactly(
            "<booking_1-confirmed@mojo.example>", "<booking_1-confirmed@mojo.example>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a@b.example>", "a@b.example"})
  void shouldKeepAnIdWithADomain(String id) throws Exception {
    // when
    sender.send(mail(id, MAIL.to(), MAIL.subject()));

    // then
    assertThat(mails().get(0).path("messageId").asText()).isEqualTo("<a@b.example>");
  }

  @ParameterizedTest
  @ValueSource(ints = {550, 552, 554})
  void shouldNotTryAgainWhatTheServerRefusesForGood(int code) throws Exception {
    // given
    call("POST", "/_sandbox/trouble", "{\"code\": %d}".formatted(code));

    // then
    assertThat(sender.send(MAIL)).isEqualTo(NotificationOutcome.REFUSED);
    assertThat(mails()).isEmpty();
  }

  @Test
  void shouldNotBlameTheMailWhereTheServerRefusesUs() throws Exception {
    try (ServerSocket strict = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Refusing server = new Refusing(strict, "MAIL", 550)) {
      assertThatThrownBy(() -> sender(strict.getLocalPort(), PATIENT).send(MAIL))
          .isInstanceOf(OutsideUnavailableException.class)
          .hasMessage("smtp: 550");
      assertThat(server.asked()).anyMatch(line -> line.startsWith("MAIL"));
    }
  }

  @Test
  void shouldTellAnUnknownRecipient() throws Exception {
    try (ServerSocket strict = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Refusing server = new Refusing(strict, "RCPT", 550)) {
      assertThat(sender(strict.getLocalPort(), PATIENT).send(MAIL))
          .isEqualTo(NotificationOutcome.REFUSED);
      assertThat(server.asked()).anyMatch(line -> line.startsWith("RCPT"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {421, 451, 452})
  void shouldSayThatTheServerDoesNotTakeItNow(int code) throws Exception {
    // given
    call("POST", "/_sandbox/trouble", "{\"code\": %d}".formatted(code));

    // when, then
    assertThatThrownBy(() -> sender.send(MAIL))
        .isInstanceOf(OutsideUnavailableException.class)
        .hasMessage("smtp: " + code)
        .hasNoCause();
    assertThat(mails()).isEmpty();
  }

  @Test
  void shouldSayThatNobodyListens() {
    // given
    int port = sink.smtpPort();
    sink.close();

    // when, then
    assertThatThrownBy(() -> sender(port, PATIENT).send(MAIL))
        .isInstanceOf(OutsideUnavailableException.class)
        .hasMessage("smtp: ConnectException");
  }

  @Test
  void shouldNotWaitForAServerThatIsSilent() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> sender(silent.getLocalPort(), IMPATIENT).send(MAIL))
          .isInstanceOf(OutsideUnavailableException.class)
          .hasMessage("smtp: SocketTimeoutException");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"max", "max@", "max@example.com\nBcc: x@example.com", "a b@example.com"})
  void shouldNotSendToAnAddressThatIsNone(String address) throws Exception {
    assertThat(sender.send(mail("id", address, MAIL.subject())))
        .isEqualTo(NotificationOutcome.NO_ADDRESS);
    assertThat(mails()).isEmpty();
  }

  @Test
  void shouldNotLetASubjectBecomeAHeader() {
    assertThatThrownBy(() -> sender.send(mail("id", MAIL.to(), "a\r\nBcc: x@example.com")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldNotShowThePassword() {
    assertThat(
            new SmtpProperties(
                "localhost", 25, "a@b.example", null, "hub", "geheim", true, Duration.ofSeconds(1)))
        .asString()
        .doesNotContain("geheim");
  }
}
