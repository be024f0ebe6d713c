package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.BookingFixture.HELD_UNTIL;
import static de.mojoinstitut.core.booking.BookingFixture.bookingWithPayment;
import static de.mojoinstitut.core.booking.BookingFixture.freeBooking;
import static de.mojoinstitut.core.booking.BookingFixture.heldBooking;
import static de.mojoinstitut.core.booking.BookingFixture.refundedBooking;
import static de.mojoinstitut.core.booking.BookingFixture.unwantedBooking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentFixture;
import de.mojoinstitut.core.payment.PaymentStatus;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    assertThat(heldBooking().with(status).hasLapsed(HELD_UNTIL.plusSeconds(1))).isFalse();
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
    Booking delivered = bookingWithPayment(PaymentStatus.CAPTURED).with(BookingStatus.DELIVERED);

    // then
    assertThat(byHand(delivered, 9_999).keepsNothing()).isFalse();
    assertThat(byHand(delivered, 10_000).keepsNothing()).isTrue();
    assertThat(freeBooking().with(BookingStatus.DELIVERED).keepsNothing()).isFalse();
  }

  private static Booking byHand(Booking booking, long cents) {
    return booking.with(
        PaymentFixture.refundedByHand(
            Objects.requireNonNull(booking.payment()), Money.of(cents, "EUR")));
  }

  @Test
  void shouldSurviveItsRow() {
    // given
    Booking booking =
        refundedBooking()
            .with(
                new Booking.Cancellation(
                    HELD_UNTIL, CancellationCause.SELLER, heldBooking().terms().price()))
            .with(
                Booking.Fulfilment.NONE
                    .claimedBy(18)
                    .delivered(HELD_UNTIL)
                    .released(HELD_UNTIL.plusSeconds(1)))
            .claimedBy(17L)
            .with(new ContactId("contact_1"));

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
