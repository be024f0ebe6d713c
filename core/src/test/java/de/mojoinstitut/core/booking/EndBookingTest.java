package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.payment.CancelPayment;
import de.mojoinstitut.core.payment.PaymentEvent.Type;
import de.mojoinstitut.core.payment.PaymentGateway.Cancellation;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.payment.RequestPayment;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.FakePayments;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EndBookingTest extends CoreTest {

  @Autowired Bookers bookers;
  @Autowired EndBooking endBooking;
  @Autowired CancelPayment cancelPayment;
  @Autowired ConfirmBooking confirmBooking;
  @Autowired RequestPayment requestPayment;

  @Test
  void shouldExpireAndGiveTheSeatBack() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));

    // when
    expire(booking);

    // then
    assertThat(bookers.now(booking).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(bookers.timeline(booking)).endsWith(BookingEvent.Type.HOLD_EXPIRED);
    assertThat(seatsOf(booking)).isZero();
  }

  @Test
  void shouldCancelAndGiveTheSeatBack() {
    // given
    Booking booking = bookers.wantedNoMore(bookers.awaitingPayment(world.offer(1)));

    // when
    job(() -> endBooking.cancel(booking.id()));

    // then
    assertThat(bookers.now(booking).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(bookers.timeline(booking)).endsWith(BookingEvent.Type.CANCELLED);
    assertThat(seatsOf(booking)).isZero();
  }

  @Test
  void shouldEndOnceHoweverOftenTheJobRuns() {
    // given
    Booking booking = bookers.expired(world.offer(1));

    // when
    expire(booking);

    // then
    assertThat(bookers.now(booking).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.HOLD_EXPIRED);
  }

  @Test
  void shouldLeaveTheSeatToWhoHasItNow() {
    // given
    OfferId offer = world.offer(1);
    Booking booking = bookers.awaitingPayment(offer);
    clock.advance(Duration.ofMinutes(15));
    Booking next = bookers.held(offer);

    // when
    expire(booking);

    // then
    assertThat(seatsOf(next)).isEqualTo(1);
  }

  @Test
  void shouldLetGoOfItsInstanceForALatePayment() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));

    // when
    expire(booking);

    // then
    assertThat(bookers.instanceOf(booking)).isNull();
  }

  @Test
  void shouldKeepItsInstanceWhichRefunds() {
    // given
    Booking booking = bookers.wantedNoMore(bookers.paid(world.offer(1)));
    job(() -> cancelPayment.cancel(booking.id().subject()));

    // when
    job(() -> endBooking.cancel(booking.id()));

    // then
    assertThat(bookers.instanceOf(booking)).isEqualTo(Bookers.INSTANCE);
    assertThat(database.toldTheProcess(booking.id().value()))
        .doesNotContain(BookingMessages.PAYMENT_CAPTURED_LATE);
  }

  @Test
  void shouldTakeCareOfMoneyThatCameAfterThePaymentWasClosed() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));
    payments.answerCancellations(Cancellation.PROCESSING);
    job(() -> cancelPayment.cancel(booking.id().subject()));
    bookers.tell(booking, Type.CAPTURED, 2);

    // when
    expire(booking);
    expire(booking);

    // then
    assertThat(bookers.now(booking).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(bookers.instanceOf(booking)).isNull();
    assertThat(database.toldTheProcess(booking.id().value()))
        .containsOnlyOnce(BookingMessages.PAYMENT_CAPTURED_LATE);
    assertThat(seatsOf(booking)).isZero();
  }

  @Test
  void shouldNotEndAConfirmedBookingWhereAnOldJobComesLate() {
    // given
    Booking booking = bookers.expired(world.offer(1));
    bookers.tell(booking, Type.CAPTURED, 2);
    job(() -> confirmBooking.confirm(booking.id()));
    Booking confirmed = bookers.now(booking);

    // when
    expire(booking);

    // then
    assertThat(bookers.now(booking)).isEqualTo(confirmed);
    assertThat(seatsOf(booking)).isEqualTo(1);
  }

  @Test
  void shouldCloseAPaymentThatWasRequestedMeanwhile() {
    // given: the payment was asked for while there was none to close
    Booking booking = bookers.contacted(world.offer(1));
    payments.meanwhile(() -> job(() -> cancelPayment.cancel(booking.id().subject())));
    job(() -> requestPayment.request(booking.id().subject()));

    // when
    expire(booking);

    // then
    assertThat(payments.cancelled()).containsExactly(FakePayments.paymentOf(booking.id().value()));
    assertThat(Objects.requireNonNull(bookers.now(booking).payment()).status())
        .isEqualTo(PaymentStatus.CANCELLED);
  }

  @Test
  void shouldCloseSuchAPaymentAtTheNextTryWhilePaymentsIsDown() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));
    payments.goDown();
    assertThatThrownBy(() -> expire(booking)).isInstanceOf(OutsideUnavailableException.class);
    payments.comeBack();

    // when
    expire(booking);

    // then
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.HOLD_EXPIRED);
    assertThat(Objects.requireNonNull(bookers.now(booking).payment()).status())
        .isEqualTo(PaymentStatus.CANCELLED);
  }

  private long seatsOf(Booking booking) {
    return database.count("seat where booking_id = ?", booking.id().value());
  }

  private void expire(Booking booking) {
    job(() -> endBooking.expire(booking.id()));
  }
}
