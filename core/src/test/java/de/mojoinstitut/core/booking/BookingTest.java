package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.BookingFixture.HELD_UNTIL;
import static de.mojoinstitut.core.booking.BookingFixture.bookingWithPayment;
import static de.mojoinstitut.core.booking.BookingFixture.freeBooking;
import static de.mojoinstitut.core.booking.BookingFixture.heldBooking;
import static de.mojoinstitut.core.booking.BookingFixture.in;
import static de.mojoinstitut.core.booking.BookingFixture.refundedBooking;
import static de.mojoinstitut.core.booking.BookingFixture.unwantedBooking;
import static de.mojoinstitut.core.booking.BookingStatus.AWAITING_PAYMENT;
import static de.mojoinstitut.core.booking.BookingStatus.CANCELLED;
import static de.mojoinstitut.core.booking.BookingStatus.CONFIRMED;
import static de.mojoinstitut.core.booking.BookingStatus.DELIVERED;
import static de.mojoinstitut.core.booking.BookingStatus.EXPIRED;
import static de.mojoinstitut.core.booking.BookingStatus.HELD;
import static de.mojoinstitut.core.booking.BookingStatus.NO_SHOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentFixture;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.payment.PaymentSubject.Standing;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BookingTest {

  @Test
  void shouldKeepTheSeatUntilTheHoldIsOver() {
    assertThat(heldBooking().hasLapsed(HELD_UNTIL.minusNanos(1))).isFalse();
    assertThat(heldBooking().hasLapsed(HELD_UNTIL)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = BookingStatus.class,
      names = {"HELD", "AWAITING_PAYMENT"},
      mode = EnumSource.Mode.EXCLUDE)
  void shouldLapseOnlyWhileItWaitsForItsMoney(BookingStatus status) {
    assertThat(in(status, heldBooking()).hasLapsed(HELD_UNTIL.plusSeconds(1))).isFalse();
  }

  @Test
  void shouldNotLapseOncePaid() {
    assertThat(bookingWithPayment(PaymentStatus.CAPTURED).hasLapsed(HELD_UNTIL.plusSeconds(1)))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(PaymentStatus.class)
  void shouldBePaidOnceCapturedAndOnlyThen(PaymentStatus status) {
    assertThat(bookingWithPayment(status).isPaid())
        .isEqualTo(status == PaymentStatus.CAPTURED || status == PaymentStatus.PARTIALLY_REFUNDED);
  }

  @Test
  void shouldNotBePaidWithoutAPayment() {
    assertThat(heldBooking().isPaid()).isFalse();
  }

  @Test
  void shouldBeFreeAtAPriceOfZero() {
    assertThat(freeBooking().isFree()).isTrue();
    assertThat(heldBooking().isFree()).isFalse();
  }

  @Test
  void shouldGiveBackNoMoreThanWhatNobodyGaveBackByHand() {
    // given
    Booking booking =
        byHand(
            unwantedBooking(
                bookingWithPayment(PaymentStatus.CAPTURED), CancellationCause.BUYER, 9_500),
            1_000);

    // then
    assertThat(booking.refundable()).isEqualTo(Money.of(9_000, "EUR"));
    assertThat(byHand(booking, 9_000).refundable()).isEqualTo(Money.of(0, "EUR"));
  }

  @Test
  void shouldLeaveItsSellerNothingOnceAllWentBackByHand() {
    // given
    Booking delivered = in(BookingStatus.DELIVERED, bookingWithPayment(PaymentStatus.CAPTURED));

    // then
    assertThat(byHand(delivered, 9_999).keepsNothing()).isFalse();
    assertThat(byHand(delivered, 10_000).keepsNothing()).isTrue();
    assertThat(in(BookingStatus.DELIVERED, freeBooking()).keepsNothing()).isFalse();
  }

  private static Booking byHand(Booking booking, long cents) {
    return booking.with(
        PaymentFixture.refundedByHand(
            Objects.requireNonNull(booking.payment()), Money.of(cents, "EUR")));
  }

  /** Who may become what; anything else is refused. */
  static Stream<Arguments> transitions() {
    return Stream.of(
        transition("confirmed", Booking::confirmed, CONFIRMED, HELD, AWAITING_PAYMENT, EXPIRED),
        transition("expired", Booking::expired, EXPIRED, HELD, AWAITING_PAYMENT),
        transition("cancelled", Booking::cancelled, CANCELLED, HELD, AWAITING_PAYMENT, CONFIRMED),
        transition(
            "delivered", each -> each.takenPlace(true), DELIVERED, CONFIRMED, DELIVERED, NO_SHOW),
        transition(
            "missed", each -> each.takenPlace(false), NO_SHOW, CONFIRMED, DELIVERED, NO_SHOW));
  }

  private static Arguments transition(
      String name, UnaryOperator<Booking> change, BookingStatus to, BookingStatus... from) {
    return Arguments.of(Named.of(name, change), to, Set.of(from));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("transitions")
  void shouldBecomeOnlyWhatItMay(
      UnaryOperator<Booking> change, BookingStatus to, Set<BookingStatus> from) {
    for (BookingStatus status : BookingStatus.values()) {
      Booking booking = in(status, bookingWithPayment(PaymentStatus.CAPTURED));
      if (from.contains(status)) {
        assertThat(change.apply(booking)).isEqualTo(in(to, booking));
      } else {
        assertThatThrownBy(() -> change.apply(booking))
            .as("%s to %s", status, to)
            .isInstanceOf(IllegalStateException.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(BookingStatus.class)
  void shouldAwaitItsPaymentOnlyOnceAndGoNoStepBack(BookingStatus status) {
    assertThat(in(status, heldBooking()).awaitingPayment().status())
        .isEqualTo(status == HELD ? AWAITING_PAYMENT : status);
  }

  @Test
  void shouldKeepTheFirstWish() {
    // given
    Booking unwanted = unwantedBooking(heldBooking(), CancellationCause.BUYER, 10_000);

    // then
    assertThatThrownBy(() -> unwantedBooking(unwanted, CancellationCause.SELLER, 10_000))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "HELD, OPEN, UNWANTED",
    "AWAITING_PAYMENT, OPEN, UNWANTED",
    "CONFIRMED, KEPT, UNWANTED",
    "DELIVERED, KEPT, KEPT",
    "NO_SHOW, KEPT, KEPT",
    "EXPIRED, LAPSED, UNWANTED",
    "CANCELLED, UNWANTED, UNWANTED"
  })
  void shouldSayWhetherItsMoneyIsWanted(
      BookingStatus status, Standing standing, Standing onceCancelled) {
    // given
    Booking booking = in(status, heldBooking());

    // then
    assertThat(booking.standing()).isEqualTo(standing);
    assertThat(unwantedBooking(booking, CancellationCause.BUYER, 0).standing())
        .isEqualTo(onceCancelled);
  }

  @Test
  void shouldSurviveItsRow() {
    // given
    Booking booking =
        refundedBooking()
            .wantedNoMore(
                new Booking.Cancellation(
                    HELD_UNTIL, CancellationCause.SELLER, heldBooking().terms().price()))
            .knownAs(new ContactId("contact_1"));

    // then
    assertThat(BookingRow.of(booking).toBooking(booking.payment())).isEqualTo(booking);
    assertThat(BookingRow.of(heldBooking()).toBooking(null)).isEqualTo(heldBooking());
  }

  @Test
  void shouldRefuseABlankId() {
    assertThatThrownBy(() -> new BookingId(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseAHoldOfNoTime() {
    assertThatThrownBy(() -> new BookingProperties(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
