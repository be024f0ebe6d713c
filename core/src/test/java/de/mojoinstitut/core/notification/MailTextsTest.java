package de.mojoinstitut.core.notification;

import static de.mojoinstitut.core.booking.BookingFixture.bookingWithPayment;
import static de.mojoinstitut.core.booking.BookingFixture.cancelledBooking;
import static de.mojoinstitut.core.booking.BookingFixture.freeBooking;
import static de.mojoinstitut.core.booking.BookingFixture.heldBooking;
import static de.mojoinstitut.core.booking.BookingFixture.refundedBooking;
import static de.mojoinstitut.core.booking.BookingFixture.refunding;
import static de.mojoinstitut.core.booking.BookingFixture.unwantedBooking;
import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.CancellationCause;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.CancellationPolicy;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.offer.OfferKind;
import de.mojoinstitut.core.offer.OfferLevel;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.person.Profile;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextsTest {

  private static final Locale INDIA = Locale.forLanguageTag("hi-IN");

  final MailTexts texts = new MailTexts();

  @ParameterizedTest
  @EnumSource(NotificationTemplate.class)
  void shouldHaveATextInBothLanguages(NotificationTemplate template) {
    // given
    Mail german = write(template, Locale.GERMANY, refundedBooking());
    Mail english = write(template, Locale.US, refundedBooking());

    // then
    assertThat(german.subject()).contains("MB-7K3Q9FX2").isNotEqualTo(english.subject());
    assertThat(german.text()).startsWith("Guten Tag Max Muster,").contains("Atmen & Ruhen");
    assertThat(english.text()).startsWith("Hello Max Muster,").contains("Atmen & Ruhen");
    assertThat(german.text() + english.text()).doesNotContain("{{").doesNotContain("&amp;");
    assertThat(german.subject() + english.subject()).doesNotContain("\n");
  }

  @ParameterizedTest
  @EnumSource(NotificationTemplate.class)
  void shouldBeFoundByTheCodeThatProcessesUse(NotificationTemplate template) {
    assertThat(NotificationTemplate.of(template.code())).contains(template);
  }

  @Test
  void shouldNotFindATemplateThatDoesNotExist() {
    assertThat(NotificationTemplate.of("booking-forgotten")).isEmpty();
  }

  @Test
  void shouldSendToTheProfilesAddressUnderAStableId() {
    // when
    Mail mail = write(NotificationTemplate.BOOKING_CONFIRMED, Locale.GERMANY, heldBooking());

    // then
    assertThat(mail.to()).isEqualTo("max@example.org");
    assertThat(mail.messageId()).isEqualTo("notification_1");
    assertThat(mail.toString()).isEqualTo("Mail[notification_1]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de-DE | 123456 | EUR | 1.234,56 €
          en-US | 123456 | USD | $1,234.56
          en-US | 123456 | EUR | €1,234.56
          hi-IN | 900000 | INR | ₹9,000.00
          """)
  void shouldWriteMoneyTheWayOfTheReader(
      String locale, long amount, String currency, String written) {
    // given
    Booking booking = heldBooking(Money.of(amount, currency));

    // then
    assertThat(
            plain(
                write(
                    NotificationTemplate.BOOKING_CONFIRMED,
                    Locale.forLanguageTag(locale),
                    booking)))
        .contains(": " + written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de-DE | 2026-03-28T18:00:00Z | Samstag, 28. März 2026 | 19:00 MEZ
          de-DE | 2026-03-29T17:00:00Z | Sonntag, 29. März 2026 | 19:00 MESZ
          de-DE | 2026-10-25T18:00:00Z | Sonntag, 25. Oktober 2026 | 19:00 MEZ
          en-US | 2026-03-29T17:00:00Z | Sunday, March 29, 2026 | 7:00 PM CEST
          """)
  void shouldWriteTheTimeOfTheOffersPlace(
      String locale, Instant startsAt, String day, String time) {
    // when
    Mail mail =
        write(
            NotificationTemplate.BOOKING_CONFIRMED,
            Locale.forLanguageTag(locale),
            heldBooking(),
            offer(startsAt, "Europe/Berlin"));

    // then
    assertThat(plain(mail)).contains(day).contains(time);
  }

  @Test
  void shouldWriteEnglishDatesInAnEnglishMail() {
    // when
    Mail mail =
        write(
            NotificationTemplate.BOOKING_CONFIRMED,
            INDIA,
            heldBooking(),
            offer(Instant.parse("2026-03-29T13:30:00Z"), "Asia/Kolkata"));

    // then
    assertThat(plain(mail)).contains("Sunday").contains("29 March 2026").contains("7:00 pm IST");
  }

  @Test
  void shouldNotSpeakOfMoneyWhereThereIsNone() {
    // when
    Mail free = write(NotificationTemplate.BOOKING_CONFIRMED, Locale.GERMANY, freeBooking());
    Mail paid = write(NotificationTemplate.BOOKING_CONFIRMED, Locale.GERMANY, heldBooking());

    // then
    assertThat(free.text()).doesNotContain("Bezahlt");
    assertThat(paid.text()).contains("Bezahlt");
  }

  @ParameterizedTest
  @CsvSource({"de-DE, keine Zahlung", "en-US, no payment"})
  void shouldNotMissThePaymentOfAFreeBooking(String locale, String missed) {
    // given
    Locale language = Locale.forLanguageTag(locale);

    // then
    assertThat(write(NotificationTemplate.BOOKING_EXPIRED, language, freeBooking()).text())
        .doesNotContain(missed)
        .contains("Atmen & Ruhen");
    assertThat(write(NotificationTemplate.BOOKING_EXPIRED, language, heldBooking()).text())
        .contains(missed);
  }

  @ParameterizedTest
  @CsvSource({"de-DE, keinen Platz", "en-US, no seat"})
  void shouldNotBlameSeatsWhereTheBuyerCancelled(String locale, String noSeat) {
    // given
    Locale language = Locale.forLanguageTag(locale);

    // then
    assertThat(write(NotificationTemplate.BOOKING_REFUNDED, language, refundedBooking()).text())
        .contains(noSeat);
    assertThat(
            write(
                    NotificationTemplate.BOOKING_REFUNDED,
                    language,
                    unwantedBooking(
                        cancelledBooking(refundedBooking()), CancellationCause.BUYER, 10_000))
                .text())
        .doesNotContain(noSeat)
        .contains("100");
  }

  @ParameterizedTest
  @CsvSource({"de-DE, absagen, nichts erstattet", "en-US, sorry, nothing is refunded"})
  void shouldSayWhoCancelledAndWhatIsKept(String locale, String sorry, String kept) {
    // given
    Locale language = Locale.forLanguageTag(locale);
    Booking paid = cancelledBooking(bookingWithPayment(PaymentStatus.CAPTURED));
    Booking byBuyer = unwantedBooking(paid, CancellationCause.BUYER, 0);
    Booking free =
        unwantedBooking(cancelledBooking(freeBooking()), CancellationCause.OFFER_CANCELLED, 0);

    // then
    assertThat(write(NotificationTemplate.BOOKING_CANCELLED, language, byBuyer).text())
        .contains(kept)
        .doesNotContain(sorry);
    assertThat(write(NotificationTemplate.BOOKING_CANCELLED, language, free).text())
        .contains(sorry)
        .doesNotContain(kept);
  }

  @ParameterizedTest
  @CsvSource({"de-DE, vollständig", "en-US, in full"})
  void shouldNotCallAPartARefundInFull(String locale, String inFull) {
    // given
    Locale language = Locale.forLanguageTag(locale);
    Booking half =
        refunding(
            unwantedBooking(
                bookingWithPayment(PaymentStatus.CAPTURED), CancellationCause.BUYER, 5_000));

    // then
    assertThat(plain(write(NotificationTemplate.BOOKING_REFUNDED, language, half)))
        .contains("50")
        .doesNotContain(inFull);
    assertThat(write(NotificationTemplate.BOOKING_REFUNDED, language, refundedBooking()).text())
        .contains(inFull);
  }

  @Test
  void shouldLeadBackToTheCheckoutAfterADeclinedCard() {
    assertThat(
            write(
                    NotificationTemplate.PAYMENT_DECLINED,
                    Locale.GERMANY,
                    bookingWithPayment(PaymentStatus.REQUIRES_PAYMENT))
                .text())
        .contains("https://checkout.example.org/1");
  }

  /** Without the spaces that do not break. */
  private static String plain(Mail mail) {
    return mail.text().replaceAll("[\\u00a0\\u202f]", " ");
  }

  private Mail write(NotificationTemplate template, Locale locale, Booking booking) {
    return write(
        template, locale, booking, offer(Instant.parse("2026-04-01T17:00:00Z"), "Europe/Berlin"));
  }

  private Mail write(NotificationTemplate template, Locale locale, Booking booking, Offer offer) {
    return texts.write(
        "notification_1",
        template,
        new Profile("Max Muster", "max@example.org", locale),
        booking,
        offer);
  }

  private static Offer offer(Instant startsAt, String zone) {
    return new Offer(
        new OfferId("offer_1"),
        new RegionCode("DACH"),
        new TenantId("tenant_anna"),
        OfferKind.EVENT,
        OfferLevel.BASIC,
        "Atmen & Ruhen",
        List.of(new Offer.Session(startsAt, startsAt.plusSeconds(3600))),
        ZoneId.of(zone),
        Money.of(10_000, "EUR"),
        20,
        CancellationPolicy.DEFAULT,
        Offer.Status.PUBLISHED);
  }
}
