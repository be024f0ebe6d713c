package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.booking.ConfirmBooking.Result;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.payment.CancelPayment;
import de.mojoinstitut.core.payment.PaymentEvent.Type;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.testing.CoreTest;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class ConfirmBookingTest extends CoreTest {

  @Autowired Bookers bookers;
  @Autowired Bookings bookings;
  @Autowired ConfirmBooking confirmBooking;
  @Autowired CancelPayment cancelPayment;

  @Test
  void shouldKeepTheSeatForGood() {
    // given
    OfferId offer = world.offer(1);
    Booking booking = bookers.paid(offer);

    // then
    assertThat(confirm(booking)).isEqualTo(Result.CONFIRMED);
    assertThat(bookers.now(booking).status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(seatKept(booking)).isTrue();
    assertThat(bookers.timeline(booking))
        .containsExactly(
            BookingEvent.Type.HELD,
            BookingEvent.Type.CONTACT_SYNCED,
            BookingEvent.Type.PAYMENT_REQUESTED,
            BookingEvent.Type.PAYMENT_CAPTURED,
            BookingEvent.Type.CONFIRMED);
  }

  @Test
  void shouldConfirmOnceHoweverOftenTheJobRuns() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));

    // then
    assertThat(confirm(booking)).isEqualTo(Result.CONFIRMED);
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.CONFIRMED);
  }

  @ParameterizedTest
  @EnumSource(
      value = BookingStatus.class,
      names = {"DELIVERED", "NO_SHOW"})
  void shouldChangeNothingOnceDelivered(BookingStatus status) {
    // given
    Booking booking = bookers.confirmed(world.offer(1));
    database.execute(
        "update booking set status = ? where id = ?", status.name(), booking.id().value());

    // then
    assertThat(confirm(booking)).isEqualTo(Result.CONFIRMED);
    assertThat(bookers.now(booking).status()).isEqualTo(status);
  }

  @Test
  void shouldConfirmAFreeBookingWithoutAPayment() {
    // given
    Booking booking = bookers.contacted(world.freeOffer(1));

    // then
    assertThat(confirm(booking)).isEqualTo(Result.CONFIRMED);
    assertThat(seatKept(booking)).isTrue();
  }

  @Test
  void shouldRefuseToConfirmWhatIsNotPaid() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));

    // then
    assertThatThrownBy(() -> confirm(booking)).isInstanceOf(IllegalStateException.class);
    assertThat(bookers.now(booking)).isEqualTo(booking);
  }

  @Test
  void shouldFindAnotherSeatForALatePayment() {
    // given
    Booking booking = bookers.expired(world.offer(1));
    bookers.tell(booking, Type.CAPTURED, 2);

    // then
    assertThat(confirm(booking)).isEqualTo(Result.CONFIRMED);
    assertThat(seatKept(booking)).isTrue();
    assertThat(bookers.timeline(booking))
        .endsWith(
            BookingEvent.Type.PAYMENT_CAPTURED,
            BookingEvent.Type.RESEATED,
            BookingEvent.Type.CONFIRMED);
  }

  @Test
  void shouldFindAnotherSeatWhereTheOwnOneWasTakenMeanwhile() {
    // given
    OfferId offer = world.offer(2);
    Booking booking = bookers.awaitingPayment(offer);
    bookers.held(offer);
    clock.advance(Duration.ofMinutes(15));
    bookers.held(offer);
    bookers.held(offer);
    clock.advance(Duration.ofMinutes(15));
    bookers.tell(booking, Type.CAPTURED, 2);

    // then
    assertThat(confirm(booking)).isEqualTo(Result.CONFIRMED);
    assertThat(seatKept(booking)).isTrue();
  }

  @Test
  void shouldGiveTheMoneyBackWhereNoSeatIsLeft() {
    // given
    OfferId offer = world.offer(1);
    Booking booking = bookers.expired(offer);
    bookers.confirmed(offer);
    bookers.tell(booking, Type.CAPTURED, 2);

    // then
    assertThat(confirm(booking)).isEqualTo(Result.NO_SEAT);
    assertThat(bookers.now(booking).refund()).isNotNull();
    assertThat(bookers.timeline(booking)).endsWith(BookingEvent.Type.REFUND_REQUESTED);
  }

  @Test
  void shouldStandByNoSeatEvenIfOneGetsFreeMeanwhile() {
    // given
    OfferId offer = world.offer(1);
    Booking booking = bookers.expired(offer);
    Booking other = bookers.awaitingPayment(offer);
    bookers.tell(booking, Type.CAPTURED, 2);
    confirm(booking);
    database.execute(
        "update seat set booking_id = null, hold_expires_at = null where booking_id = ?",
        other.id().value());

    // then
    assertThat(confirm(booking)).isEqualTo(Result.NO_SEAT);
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.REFUND_REQUESTED);
  }

  @Test
  void shouldStandByNoSeatOnceTheMoneyIsBack() {
    // given
    OfferId offer = world.offer(1);
    Booking booking = bookers.expired(offer);
    bookers.held(offer);
    bookers.tell(booking, Type.CAPTURED, 2);
    confirm(booking);
    bookers.tell(bookers.now(booking), Type.REFUNDED, 3);

    // then
    assertThat(confirm(booking)).isEqualTo(Result.NO_SEAT);
  }

  @Test
  void shouldHaveNoSeatForAFreeBookingThatLostIt() {
    // given
    OfferId offer = world.freeOffer(1);
    Booking booking = bookers.contacted(offer);
    clock.advance(Duration.ofMinutes(15));
    bookers.held(offer);

    // then
    assertThat(confirm(booking)).isEqualTo(Result.NO_SEAT);
    assertThat(bookers.now(booking).refund()).isNull();
  }

  @Test
  void shouldGiveTheMoneyBackWhereTheBuyerHasBookedAgain() {
    // given
    OfferId offer = world.offer(3);
    Identity buyer = world.member();
    Booking former = bookers.expired(offer, buyer);
    Booking again = bookers.held(offer, buyer);
    bookers.tell(former, Type.CAPTURED, 2);

    // then
    assertThat(confirm(former)).isEqualTo(Result.NO_SEAT);
    assertThat(bookers.now(former).refund()).isNotNull();
    assertThat(bookers.now(again)).isEqualTo(again);
  }

  @Test
  void shouldNotConfirmWhatTheBuyerWantsNoMore() {
    // given
    Booking booking = bookers.wantedNoMore(bookers.paid(world.offer(1)));

    // then
    assertThat(confirm(booking)).isEqualTo(Result.CANCELLATION_REQUESTED);
    assertThat(bookers.now(booking)).isEqualTo(booking);
  }

  @Test
  void shouldNotConfirmAFreeBookingThatTheBuyerWantsNoMore() {
    // given
    Booking booking = bookers.wantedNoMore(bookers.contacted(world.freeOffer(1)));

    // then
    assertThat(confirm(booking)).isEqualTo(Result.CANCELLATION_REQUESTED);
  }

  @Test
  void shouldNotConfirmACancelledBookingWhoseMoneyCameLate() {
    // given
    Booking booking = bookers.cancelled(world.offer(1));
    bookers.tell(booking, Type.CAPTURED, 2);

    // then
    assertThat(confirm(booking)).isEqualTo(Result.CANCELLATION_REQUESTED);
    assertThat(job(() -> cancelPayment.cancel(booking.id().subject())))
        .isEqualTo(CancelPayment.Result.ALREADY_PAID);
    assertThat(bookers.now(booking).refund()).isNotNull();
  }

  @Test
  void shouldNotStandInTheWayOfTheSameBuyerWhoBooksAgainAtThatMoment() throws Exception {
    // given: the place of the same buyer has begun and confirming waits for it
    OfferId offer = world.offer(1);
    Booking booking = bookers.awaitingPayment(offer);
    clock.advance(Duration.ofMinutes(15));
    bookers.held(offer);
    bookers.tell(booking, Type.CAPTURED, 2);

    try (ExecutorService engine = Executors.newVirtualThreadPerTaskExecutor()) {
      // when
      Future<Result> confirming =
          bookers.stored(
              () -> {
                bookings.serialise(offer, booking.terms().buyer());
                Future<Result> started = engine.submit(() -> confirm(booking));
                Awaitility.await().until(this::somebodyWaitsForABuyer);
                bookings.lockActive(offer, booking.terms().buyer());
                return started;
              });

      // then
      assertThat(confirming.get()).isEqualTo(Result.NO_SEAT);
    }
  }

  private boolean somebodyWaitsForABuyer() {
    return database.count("pg_locks where locktype = 'advisory' and not granted") == 1;
  }

  private boolean seatKept(Booking booking) {
    return database.count(
            "seat where booking_id = ? and hold_expires_at is null", booking.id().value())
        == 1;
  }

  private Result confirm(Booking booking) {
    return job(() -> confirmBooking.confirm(booking.id()));
  }
}
