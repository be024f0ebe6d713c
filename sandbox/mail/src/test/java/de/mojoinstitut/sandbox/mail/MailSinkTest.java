package de.mojoinstitut.sandbox.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.kit.Json;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSinkTest {

  private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private MailSink sink;

  @BeforeEach
  void start() throws IOException {
    sink = MailSink.start(new MailConfig(0, 0, folder, Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  @AfterEach
  void stop() {
    sink.close();
    http.close();
  }

  private void mail(String to, String subject, String text, String html) throws MessagingException {
    Properties settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", Integer.toString(sink.smtpPort()));
    MimeMessage message =
        new MimeMessage(Session.getInstance(settings)) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<one@mojo>");
          }
        };
    message.setFrom(new InternetAddress("hub@example.com"));
    message.setRecipients(RecipientType.TO, to);
    message.setSubject(subject, "UTF-8");
    MimeMultipart parts = new MimeMultipart("alternative");
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, "UTF-8");
    parts.addBodyPart(plain);
    MimeBodyPart rich = new MimeBodyPart();
    rich.setText(html, "UTF-8", "html");
    parts.addBodyPart(rich);
    MimeBodyPart alternatives = new MimeBodyPart();
    alternatives.setContent(parts);
    MimeBodyPart file = new MimeBodyPart();
    file.setText("Anhang: " + text, "UTF-8");
    file.setFileName("notiz.txt");
    file.setDisposition(Part.ATTACHMENT);
    message.setContent(new MimeMultipart(alternatives, file));
    Transport.send(message);
  }

  private HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(sink.url().resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private JsonNode mails(String query) throws IOException, InterruptedException {
    return Json.parse(call("GET", "/_sandbox/mails" + query, "").body()).path("items");
  }

  @Test
  void shouldShowWhatAPersonWouldSee() throws Exception {
    // when
    mail("max@example.com", "Buchung bestätigt", "Grüße", "<p>Grüße</p>");

    // then
    JsonNode mail = mails("").get(0);
    assertThat(mail.path("to").asText()).isEqualTo("max@example.com");
    assertThat(mail.path("from").asText()).isEqualTo("hub@example.com");
    assertThat(mail.path("subject").asText()).isEqualTo("Buchung bestätigt");
    assertThat(mail.path("messageId").asText()).isEqualTo("<one@mojo>");
    assertThat(mail.path("receivedAt").asText()).isEqualTo("2027-03-01T08:00:00Z");
    assertThat(mail.path("text").asText()).isEqualTo("Grüße");
    assertThat(mail.path("html").asText()).isEqualTo("<p>Grüße</p>");
    JsonNode attachment = mail.path("attachments").get(0);
    assertThat(attachment.path("name").asText()).isEqualTo("notiz.txt");
    assertThat(attachment.path("type").asText()).startsWith("text/plain");
    assertThat(attachment.path("text").asText()).isEqualTo("Anhang: Grüße");
  }

  @Test
  void shouldListTheMailsOfOneRecipientNewestLast() throws Exception {
    // when
    mail("max@example.com", "1", "a", "a");
    mail("anna@example.com", "2", "a", "a");
    mail("max@example.com", "3", "a", "a");

    // then
    assertThat(mails("?to=MAX@example.com"))
        .extracting(mail -> mail.path("subject").asText())
        .containsExactly("1", "3");
  }

  @Test
  void shouldKeepMailsAcrossARestart() throws Exception {
    // given
    mail("max@example.com", "1", "a", "a");
    sink.close();

    // when
    start();
    mail("max@example.com", "2", "a", "a");

    // then
    assertThat(mails(""))
        .extracting(mail -> mail.path("subject").asText())
        .containsExactly("1", "2");
  }

  @Test
  void shouldForgetAll() throws Exception {
    // given
    mail("max@example.com", "1", "a", "a");

    // when
    int status = call("DELETE", "/_sandbox/mails", "").statusCode();

    // then
    assertThat(status).isEqualTo(204);
    assertThat(mails("")).isEmpty();
  }

  @Test
  void shouldShowMailsAsPagesThatRunNothing() throws Exception {
    // given
    mail("max@example.com", "<script>1</script>", "a < b", "<script>2</script><b>fett</b>");

    // when
    String overview = call("GET", "/", "").body();
    String one = call("GET", "/mails/1", "").body();
    HttpResponse<String> html = call("GET", "/mails/1/html", "");

    // then
    assertThat(overview).contains("&lt;script&gt;1").doesNotContain("<script>");
    assertThat(one)
        .contains("a &lt; b", "notiz.txt", "Anhang: a &lt; b")
        .doesNotContain("<script>");
    assertThat(html.body()).contains("<b>fett</b>");
    assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("sandbox");
    assertThat(call("GET", "/mails/9", "").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldRefuseMailsOnDemand() throws Exception {
    // given
    call("POST", "/_sandbox/trouble", "{\"code\": 451, \"times\": 1}");

    // when, then
    assertThatThrownBy(() -> mail("max@example.com", "1", "a", "a"))
        .isInstanceOf(MessagingException.class)
        .hasStackTraceContaining("451");
    mail("max@example.com", "2", "a", "a");
    assertThat(mails("")).hasSize(1);
  }
}
