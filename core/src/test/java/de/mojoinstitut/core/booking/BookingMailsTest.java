package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.BookingFixture.bookingWithPayment;
import static de.mojoinstitut.core.booking.BookingFixture.cancelledBooking;
import static de.mojoinstitut.core.booking.BookingFixture.freeBooking;
import static de.mojoinstitut.core.booking.BookingFixture.heldBooking;
import static de.mojoinstitut.core.booking.BookingFixture.in;
import static de.mojoinstitut.core.booking.BookingFixture.refundedBooking;
import static de.mojoinstitut.core.booking.BookingFixture.refunding;
import static de.mojoinstitut.core.booking.BookingFixture.unwantedBooking;
import static de.mojoinstitut.core.notification.Letters.plain;
import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.notification.Letters;
import de.mojoinstitut.core.notification.Mail;
import de.mojoinstitut.core.offer.CancellationPolicy;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.offer.Offer.Location;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.offer.OfferKind;
import de.mojoinstitut.core.offer.OfferLevel;
import de.mojoinstitut.core.payment.PaymentFixture;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookingMailsTest {

  private static final Locale HINDI = Locale.forLanguageTag("hi-IN");
  private static final Location PLACE = new Location.Place("Praxis am See, Seeweg 1");
  private static final Location ROOM = new Location.Online(URI.create("https://raum.example/1"));

  @ParameterizedTest
  @EnumSource(BookingMail.class)
  void shouldHaveATextInEveryLanguage(BookingMail mail) {
    // given
    Mail german = write(mail, Locale.GERMANY, refundedBooking());
    Mail english = write(mail, Locale.US, refundedBooking());
    Mail hindi = write(mail, HINDI, refundedBooking());

    // then
    assertThat(german.subject()).contains("MB-7K3Q9FX2").isNotEqualTo(english.subject());
    assertThat(german.text()).startsWith("Guten Tag Max Muster,").contains("Atmen & Ruhen");
    assertThat(english.text()).startsWith("Hello Max Muster,").contains("Atmen & Ruhen");
    assertThat(hindi.text()).startsWith("नमस्ते Max Muster,").contains("Atmen & Ruhen");
    assertThat(List.of(german, english, hindi))
        .allSatisfy(
            each -> {
              assertThat(each.subject()).contains("MB-7K3Q9FX2").doesNotContain("\n");
              assertThat(each.text()).doesNotContain("{{", "&amp;", "\n\n\n");
              assertThat(each.html()).contains("Atmen &amp; Ruhen").doesNotContain("{{");
            });
  }

  @ParameterizedTest
  @EnumSource(BookingMail.class)
  void shouldBeFoundByTheCodeThatProcessesUse(BookingMail mail) {
    assertThat(BookingMail.of(mail.template().code())).contains(mail);
  }

  @Test
  void shouldNotFindAMailThatDoesNotExist() {
    assertThat(BookingMail.of("booking-forgotten")).isEmpty();
  }

  @Test
  void shouldSayAllThatPeopleLookFor() {
    // when
    Mail mail = write(BookingMail.CONFIRMED, Locale.GERMANY, confirmed());

    // then
    assertThat(plain(mail))
        .contains("Buchungsnummer: MB-7K3Q9FX2\n")
        .contains("Anbieter: Praxis Anna\n")
        .contains("Termine:\n  Mittwoch, 1. April 2026, 19:00–20:00 Uhr MESZ\n  Mittwoch, 8. April")
        .contains("Ort: Praxis am See, Seeweg 1\n")
        .contains("Bezahlt: 100,00 €\n")
        .contains("https://campus.example/bookings/booking_1\n");
  }

  @Test
  void shouldTellWhereItIsOnlineOnlyWhileItIsBooked() {
    // given
    Booking booking = confirmed();

    // then
    assertThat(write(BookingMail.CONFIRMED, Locale.GERMANY, booking, ROOM, false).text())
        .contains("https://raum.example/1");
    assertThat(
            write(BookingMail.PAYMENT_DECLINED, Locale.GERMANY, heldBooking(), ROOM, false).text())
        .doesNotContain("https://raum.example");
    assertThat(
            write(BookingMail.CANCELLED, Locale.GERMANY, cancelledBooking(booking), ROOM, false)
                .text())
        .doesNotContain("https://raum.example");
    assertThat(write(BookingMail.CONFIRMED, Locale.GERMANY, booking, null, false).text())
        .doesNotContain("Ort:", "Online:");
  }

  @Test
  void shouldNotSpeakOfMoneyWhereThereIsNone() {
    // when
    Mail free = write(BookingMail.CONFIRMED, Locale.GERMANY, freeBooking());
    Mail paid = write(BookingMail.CONFIRMED, Locale.GERMANY, heldBooking());

    // then
    assertThat(free.text()).doesNotContain("Bezahlt");
    assertThat(paid.text()).contains("Bezahlt");
  }

  @ParameterizedTest
  @CsvSource({
    "de-DE, Das lag an uns, keine Zahlung, vergeben",
    "en-US, fault was ours, no payment, taken",
    "hi-IN, गलती हमारी ओर से हुई, कोई भुगतान नहीं मिला, ले ली"
  })
  void shouldOwnUpToAFreeBookingThatFailed(
      String locale, String ours, String missed, String taken) {
    assertThat(write(BookingMail.EXPIRED, Locale.forLanguageTag(locale), freeBooking()).text())
        .contains(ours)
        .doesNotContain(missed, taken);
  }

  @ParameterizedTest
  @CsvSource({
    "de-DE, keine Zahlungsseite, keine Zahlung erhalten",
    "en-US, could not offer you a checkout, no payment",
    "hi-IN, भुगतान का पेज नहीं, कोई भुगतान नहीं मिला"
  })
  void shouldMissNoPaymentWhereNoCheckoutWasOffered(String locale, String ours, String missed) {
    // given
    Locale language = Locale.forLanguageTag(locale);
    Booking offered = bookingWithPayment(PaymentStatus.CANCELLED);

    // then
    assertThat(write(BookingMail.EXPIRED, language, heldBooking()).text())
        .contains(ours)
        .doesNotContain(missed);
    assertThat(write(BookingMail.EXPIRED, language, offered).text())
        .contains(missed)
        .doesNotContain(ours);
  }

  @Test
  void shouldNotSayThatNothingWasChargedWhereNobodyKnows() {
    assertThat(
            write(BookingMail.EXPIRED, Locale.GERMANY, bookingWithPayment(PaymentStatus.PROCESSING))
                .text())
        .contains("Ihre Zahlung ist noch unterwegs")
        .doesNotContain("nichts abgebucht", "keine Zahlung");
    assertThat(
            write(BookingMail.EXPIRED, Locale.GERMANY, bookingWithPayment(PaymentStatus.UNKNOWN))
                .text())
        .contains("nicht zu klären")
        .doesNotContain("nichts abgebucht", "keine Zahlung");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldPointToTheOtherBookingOfWhoHasBookedAgain(boolean bookedAgain) {
    // given
    Booking expired = in(BookingStatus.EXPIRED, freeBooking());
    Booking late = in(BookingStatus.EXPIRED, refundedBooking());

    // then
    assertThat(
            write(BookingMail.EXPIRED, Locale.GERMANY, expired, PLACE, bookedAgain)
                .text()
                .contains("Ihre andere Buchung"))
        .isEqualTo(bookedAgain);
    assertThat(
            write(BookingMail.REFUNDED, Locale.GERMANY, late, PLACE, bookedAgain)
                .text()
                .contains("gibt es keinen Platz"))
        .isNotEqualTo(bookedAgain);
  }

  @ParameterizedTest
  @CsvSource({"de-DE, keinen Platz", "en-US, no seat", "hi-IN, कोई जगह नहीं है"})
  void shouldNotBlameSeatsWhereTheBuyerCancelled(String locale, String noSeat) {
    // given
    Locale language = Locale.forLanguageTag(locale);
    Booking late = in(BookingStatus.EXPIRED, refundedBooking());

    // then
    assertThat(write(BookingMail.REFUNDED, language, late).text()).contains(noSeat);
    assertThat(
            write(
                    BookingMail.REFUNDED,
                    language,
                    unwantedBooking(cancelledBooking(late), CancellationCause.BUYER, 10_000))
                .text())
        .doesNotContain(noSeat)
        .contains("100");
  }

  @ParameterizedTest
  @CsvSource({
    "de-DE, findet nicht statt, Ihre Buchung absagen, nichts erstattet",
    "en-US, does not take place, cancel your booking, nothing is refunded",
    "hi-IN, यह कार्यक्रम नहीं होगा, बुकिंग रद्द करनी पड़ी, कोई राशि वापस नहीं"
  })
  void shouldSayWhoCancelledAndWhatIsKept(
      String locale, String noEvent, String bySeller, String kept) {
    // given
    Locale language = Locale.forLanguageTag(locale);
    Booking paid = cancelledBooking(bookingWithPayment(PaymentStatus.CAPTURED));
    Booking free = cancelledBooking(freeBooking());

    // then
    assertThat(
            write(
                    BookingMail.CANCELLED,
                    language,
                    unwantedBooking(paid, CancellationCause.BUYER, 0))
                .text())
        .contains(kept)
        .doesNotContain(noEvent, bySeller);
    assertThat(
            write(
                    BookingMail.CANCELLED,
                    language,
                    unwantedBooking(free, CancellationCause.OFFER_CANCELLED, 0))
                .text())
        .contains(noEvent)
        .doesNotContain(kept, bySeller);
    assertThat(
            write(
                    BookingMail.CANCELLED,
                    language,
                    unwantedBooking(free, CancellationCause.SELLER, 0))
                .text())
        .contains(bySeller)
        .doesNotContain(kept, noEvent);
  }

  @ParameterizedTest
  @CsvSource({"de-DE, vollständig", "en-US, in full", "hi-IN, पूरे"})
  void shouldNotCallAPartARefundInFull(String locale, String inFull) {
    // given
    Locale language = Locale.forLanguageTag(locale);
    Booking half =
        refunding(
            unwantedBooking(
                cancelledBooking(bookingWithPayment(PaymentStatus.CAPTURED)),
                CancellationCause.BUYER,
                5_000));

    // then
    assertThat(plain(write(BookingMail.REFUNDED, language, half)))
        .contains("50")
        .doesNotContain(inFull);
    assertThat(
            write(BookingMail.REFUNDED, language, in(BookingStatus.EXPIRED, refundedBooking()))
                .text())
        .contains(inFull);
  }

  @Test
  void shouldSpeakOfNoRefundThatIsUnknown() {
    assertThat(write(BookingMail.REFUNDED, Locale.GERMANY, cancelledBooking(heldBooking())).text())
        .contains("MB-7K3Q9FX2")
        .doesNotContain("erstattet");
  }

  @Test
  void shouldLeaveTheSeatToWhoGotMoneyBackForABookingThatStands() {
    // given
    Booking standing =
        confirmed()
            .with(
                PaymentFixture.refundedByHand(
                    Objects.requireNonNull(confirmed().payment()), Money.of(1_000, "EUR")));

    // then
    assertThat(plain(write(BookingMail.REFUNDED, Locale.GERMANY, standing)))
        .contains("Ihr Platz bleibt Ihnen", "10,00 €")
        .doesNotContain("keinen Platz", "storniert", "absagen");
  }

  @Test
  void shouldLeadBackToTheCheckoutAfterADeclinedCard() {
    // when
    Mail mail =
        write(
            BookingMail.PAYMENT_DECLINED,
            Locale.GERMANY,
            bookingWithPayment(PaymentStatus.REQUIRES_PAYMENT));

    // then
    assertThat(mail.text()).contains("\nhttps://checkout.example.org/1\n");
    assertThat(mail.html()).contains("href=\"https://checkout.example.org/1\"");
  }

  private static Booking confirmed() {
    return in(BookingStatus.CONFIRMED, bookingWithPayment(PaymentStatus.CAPTURED));
  }

  private static Mail write(BookingMail mail, Locale locale, Booking booking) {
    return write(mail, locale, booking, PLACE, false);
  }

  private static Mail write(
      BookingMail mail,
      Locale locale,
      Booking booking,
      @Nullable Location location,
      boolean bookedAgain) {
    return Letters.write(
        mail.template(),
        locale,
        BookingMails.facts(
            mail,
            booking,
            offer(location),
            "Praxis Anna",
            bookedAgain,
            Optional.empty(),
            URI.create("https://campus.example/bookings/booking_1")));
  }

  private static Offer offer(@Nullable Location location) {
    Instant first = Instant.parse("2026-04-01T17:00:00Z");
    Instant second = Instant.parse("2026-04-08T17:00:00Z");
    return new Offer(
        new OfferId("offer_1"),
        new RegionCode("DACH"),
        new TenantId("tenant_anna"),
        OfferKind.EVENT,
        OfferLevel.BASIC,
        "Atmen & Ruhen",
        List.of(
            new Offer.Session(first, first.plusSeconds(3600)),
            new Offer.Session(second, second.plusSeconds(3600))),
        ZoneId.of("Europe/Berlin"),
        Money.of(10_000, "EUR"),
        20,
        CancellationPolicy.DEFAULT,
        Offer.Status.PUBLISHED,
        location);
  }
}
