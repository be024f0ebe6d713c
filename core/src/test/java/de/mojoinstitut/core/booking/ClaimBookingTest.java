package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.Bookers.INSTANCE;
import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payment.PaymentEvent.Type;
import de.mojoinstitut.core.testing.CoreTest;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ClaimBookingTest extends CoreTest {

  @Autowired Bookers bookers;
  @Autowired ClaimBooking claimBooking;

  @Test
  void shouldTakeAHeldBooking() {
    // given
    Booking booking = bookers.held(world.offer(1));

    // then
    assertThat(claim(booking, INSTANCE, false)).isTrue();
    assertThat(bookers.instanceOf(booking)).isEqualTo(INSTANCE);
  }

  @Test
  void shouldSayYesAgainToTheSameInstance() {
    // given
    Booking booking = bookers.held(world.offer(1));
    claim(booking, INSTANCE, false);

    // then
    assertThat(claim(booking, INSTANCE, false)).isTrue();
  }

  @Test
  void shouldRefuseASecondInstance() {
    // given
    Booking booking = bookers.held(world.offer(1));
    claim(booking, INSTANCE, false);

    // then
    assertThat(claim(booking, INSTANCE + 1, false)).isFalse();
    assertThat(bookers.instanceOf(booking)).isEqualTo(INSTANCE);
  }

  @Test
  void shouldRefuseABookingThatHasEnded() {
    // given
    Booking booking = bookers.expired(world.offer(1));

    // then
    assertThat(claim(booking, INSTANCE, false)).isFalse();
  }

  @Test
  void shouldTakeAnEndedBookingForItsLatePayment() {
    // given
    Booking booking = bookers.expired(world.offer(1));
    bookers.tell(booking, Type.CAPTURED, 2);

    // then
    assertThat(claim(booking, INSTANCE + 1, true)).isTrue();
  }

  @Test
  void shouldNotTakeAnEndedBookingWithoutMoney() {
    // given
    Booking booking = bookers.expired(world.offer(1));

    // then
    assertThat(claim(booking, INSTANCE + 1, true)).isFalse();
  }

  @Test
  void shouldNotTakeAConfirmedBookingForALatePayment() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));

    // then
    assertThat(claim(booking, INSTANCE + 1, true)).isFalse();
  }

  @Test
  void shouldNotSeeABookingOfAnotherRegion() {
    // given
    Booking booking = bookers.held(world.offer(1));

    // then
    assertThatThrownBy(
            () ->
                Scopes.within(
                    Scope.worker("INDIEN"),
                    () -> claimBooking.claim(booking.id(), INSTANCE, false)))
        .isInstanceOf(NoSuchElementException.class);
  }

  private boolean claim(Booking booking, long instance, boolean latePayment) {
    return job(() -> claimBooking.claim(booking.id(), instance, latePayment));
  }
}
