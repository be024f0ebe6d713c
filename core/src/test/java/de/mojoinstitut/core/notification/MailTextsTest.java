package de.mojoinstitut.core.notification;

import static de.mojoinstitut.core.notification.Letters.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.notification.MailFacts.Label;
import de.mojoinstitut.core.notification.MailFacts.Row;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextsTest {

  private static final NotificationTemplate PAYOUT = new NotificationTemplate("payout-paid");
  private static final Instant SPRING = Instant.parse("2026-03-28T18:00:00Z");

  @Test
  void shouldSendToTheProfilesAddressUnderAStableId() {
    // when
    Mail mail = write(Locale.GERMANY, row(Label.NUMBER, new Fact.Text("MB-1")));

    // then
    assertThat(mail.to()).isEqualTo("max@example.org");
    assertThat(mail.messageId()).isEqualTo("notification_1");
    assertThat(mail.toString()).isEqualTo("Mail[notification_1]");
  }

  @ParameterizedTest
  @CsvSource({
    "de-AT, Guten Tag Max Muster",
    "hi-IN, नमस्ते Max Muster",
    "hi, नमस्ते Max Muster",
    "en-IN, Hello Max Muster",
    "fr-FR, Hello Max Muster"
  })
  void shouldSpeakTheReadersLanguageAndEnglishToAllOthers(String locale, String greeting) {
    assertThat(write(Locale.forLanguageTag(locale)).text()).startsWith(greeting);
    assertThat(write(Locale.forLanguageTag(locale)).html()).contains(greeting);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de-DE | 123456 | EUR | Betrag: 1.234,56 €
          en-US | 123456 | USD | Amount: $1,234.56
          en-US | 123456 | EUR | Amount: €1,234.56
          en-IN | 112300000 | INR | Amount: ₹11,23,000.00
          hi-IN | 112300000 | INR | राशि: ₹11,23,000.00
          hi-IN | 112300000 | EUR | राशि: €11,23,000.00
          """)
  void shouldWriteMoneyTheWayOfTheReader(
      String locale, long amount, String currency, String written) {
    assertThat(
            plain(
                write(
                    Locale.forLanguageTag(locale),
                    row(Label.AMOUNT, new Fact.Amount(Money.of(amount, currency))))))
        .contains(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de-DE | Europe/Berlin | Samstag, 28. März 2026, 19:00–20:30 Uhr MEZ
          en-US | America/New_York | Saturday, March 28, 2026, 2:00 – 3:30 PM EDT
          en-US | Europe/Berlin | Saturday, March 28, 2026, 7:00 – 8:30 PM GMT+1
          hi-IN | Asia/Tokyo | रविवार, 29 मार्च 2026, 3:00–4:30 am GMT+9
          """)
  void shouldWriteAnAppointmentInTheTimeOfItsPlace(String locale, String zone, String written) {
    assertThat(
            plain(
                write(
                    Locale.forLanguageTag(locale),
                    row(
                        Label.DATE,
                        new Fact.Appointments(
                            List.of(new Fact.Appointment(SPRING, SPRING.plusSeconds(5400))),
                            ZoneId.of(zone))))))
        .contains(": " + written);
  }

  @Test
  void shouldKnowSummerTime() {
    // when
    Mail mail =
        write(
            Locale.GERMANY,
            row(
                Label.DATE,
                new Fact.Moment(
                    Instant.parse("2026-03-29T17:00:00Z"), ZoneId.of("Europe/Berlin"))));

    // then
    assertThat(plain(mail)).contains("Sonntag, 29. März 2026 um 19:00 MESZ");
  }

  @Test
  void shouldListEveryAppointment() {
    // given
    List<Fact.Appointment> three =
        List.of(
            new Fact.Appointment(SPRING, SPRING.plusSeconds(3600)),
            new Fact.Appointment(SPRING.plusSeconds(86_400), SPRING.plusSeconds(90_000)),
            new Fact.Appointment(SPRING.plusSeconds(172_800), SPRING.plusSeconds(176_400)));

    // when
    Mail mail =
        write(
            Locale.GERMANY,
            row(Label.DATES, new Fact.Appointments(three, ZoneId.of("Europe/Berlin"))));

    // then
    assertThat(mail.text())
        .containsSubsequence("Termine:\n  ", "28. März", "\n  ", "29. März", "\n  ", "30. März");
    assertThat(mail.html()).containsSubsequence("28. März", "<br>", "29. März", "<br>", "30. März");
  }

  @Test
  void shouldLinkAddressesAndNothingElse() {
    // when
    Mail mail =
        write(
            Locale.GERMANY,
            row(Label.ONLINE, new Fact.Link(URI.create("https://raum.example/1?a=1&b=2"))),
            row(Label.OFFER, new Fact.Text("https://else.example")));

    // then
    assertThat(mail.text()).contains("Online: https://raum.example/1?a=1&b=2\n");
    assertThat(mail.html())
        .contains("href=\"https://raum.example/1?a&#x3D;1&amp;b&#x3D;2\"")
        .contains("href=\"https://campus.example/1\"")
        .contains("https://else.example")
        .doesNotContain("href=\"https://else.example\"");
  }

  @Test
  void shouldLetNothingAPersonHasWrittenBreakOut() {
    // when
    Mail mail =
        write(
            Locale.GERMANY,
            row(
                Label.OFFER,
                new Fact.Text("Ruhe\r\nBcc: x@example.org\n\n\f<script>1</script> & \u2028mehr")));

    // then
    assertThat(mail.text())
        .contains("Angebot: Ruhe Bcc: x@example.org <script>1</script> & mehr\n");
    assertThat(mail.html())
        .contains("&lt;script&gt;1&lt;/script&gt; &amp;")
        .doesNotContain("<script");
  }

  @Test
  void shouldLoadNothingFromOutside() {
    assertThat(write(Locale.GERMANY).html())
        .contains("color-scheme", "prefers-color-scheme: dark")
        .doesNotContain("<img", "src=", "@import", "url(", "<link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "payout_paid", "", "Payout"})
  void shouldTakeNoCodeThatLeadsElsewhere(String code) {
    assertThatThrownBy(() -> new NotificationTemplate(code))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Row row(Label label, Fact fact) {
    return new Row(label, fact);
  }

  private static Mail write(Locale locale, Row... rows) {
    return Letters.write(
        PAYOUT,
        locale,
        new MailFacts(
            Map.of("amount", new Fact.Amount(Money.of(1, "EUR")), "number", new Fact.Text("1")),
            List.of(rows),
            URI.create("https://campus.example/1"),
            List.of()));
  }
}
