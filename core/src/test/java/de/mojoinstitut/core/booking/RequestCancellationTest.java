package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.RequestCancellation.Result;
import de.mojoinstitut.core.membership.Stage;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RequestCancellationTest extends CoreTest {

  @Autowired Bookers bookers;
  @Autowired RequestCancellation requestCancellation;
  @Autowired EndBooking endBooking;

  @Test
  void shouldTellTheProcess() {
    // given
    Identity buyer = world.member();
    Booking booking = bookers.awaitingPayment(world.offer(1), buyer);

    // then
    assertThat(request(buyer, booking)).isEqualTo(new Result.Accepted(bookers.now(booking)));
    assertThat(bookers.now(booking).isCancellationRequested()).isTrue();
    assertThat(database.toldTheProcess(booking.id().value()))
        .containsExactly(BookingMessages.HELD, BookingMessages.CANCELLATION_REQUESTED);
  }

  @Test
  void shouldTellTheProcessOnce() {
    // given
    Identity buyer = world.member();
    Booking booking = bookers.awaitingPayment(world.offer(1), buyer);
    Result first = request(buyer, booking);

    // when
    Result second = request(buyer, booking);

    // then
    assertThat(second).isEqualTo(first);
    assertThat(database.toldTheProcess(booking.id().value()))
        .containsOnlyOnce(BookingMessages.CANCELLATION_REQUESTED);
  }

  @Test
  void shouldSayAcceptedAgainOnceItIsCancelled() {
    // given
    Identity buyer = world.member();
    Booking booking = bookers.awaitingPayment(world.offer(1), buyer);
    request(buyer, booking);
    job(() -> endBooking.cancel(booking.id()));

    // then
    assertThat(request(buyer, booking)).isInstanceOf(Result.Accepted.class);
  }

  @Test
  void shouldAllowItWhileThePaidBookingIsNotConfirmed() {
    // given
    Identity buyer = world.member();

    // then
    assertThat(request(buyer, bookers.paid(world.offer(1), buyer)))
        .isInstanceOf(Result.Accepted.class);
  }

  @Test
  void shouldRefuseTheSeller() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));

    // then
    assertThat(request(world.mentor(World.ANNA), booking)).isEqualTo(new Result.NotTheBuyer());
    assertThat(bookers.now(booking)).isEqualTo(booking);
  }

  @Test
  void shouldNotBeFoundByAStranger() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));

    // then
    assertThat(request(world.member(), booking)).isEqualTo(new Result.NotFound());
    assertThat(request(world.mentor(World.BEN), booking)).isEqualTo(new Result.NotFound());
    assertThat(request(world.member(Stage.RESILIENZ, World.INDIEN), booking))
        .isEqualTo(new Result.NotFound());
  }

  @Test
  void shouldRefuseAConfirmedBooking() {
    // given
    Identity buyer = world.member();
    Booking booking = bookers.confirmed(world.offer(1), buyer);

    // then
    assertThat(request(buyer, booking)).isEqualTo(new Result.WrongState());
    assertThat(bookers.now(booking)).isEqualTo(booking);
  }

  @Test
  void shouldRefuseAnExpiredBooking() {
    // given
    Identity buyer = world.member();

    // then
    assertThat(request(buyer, bookers.expired(world.offer(1), buyer)))
        .isEqualTo(new Result.WrongState());
  }

  private Result request(Identity caller, Booking booking) {
    return Scopes.within(
        World.scope(caller), () -> requestCancellation.request(caller.user(), booking.id()));
  }
}
