package de.mojoinstitut.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Components end without warning in the middle of a booking, and come back. */
@ExtendWith(StackExtension.class)
class CrashIT {

  private final World world;

  CrashIT(World world) {
    this.world = world;
  }

  @Test
  void shouldGoOnWithBookingsAfterTheHubWasKilled() {
    // given
    String offer = world.anna().publishes("Trotzdem weiter", 3, 2_500);
    Booking paidMeanwhile = world.newcomer().books(offer).awaitsPayment();
    String checkout = paidMeanwhile.checkout();
    // when
    Booking justPlaced = world.newcomer().books(offer);
    world.stack().kill("hub");
    world.till().paysAt(checkout);
    world.stack().up();
    // then
    justPlaced.awaitsPayment();
    world.till().pays(justPlaced);
    for (Booking booking : List.of(justPlaced, paidMeanwhile)) {
      booking.reaches("CONFIRMED");
      assertThat(booking.timeline())
          .containsExactly(
              "HELD", "CONTACT_SYNCED", "PAYMENT_REQUESTED", "PAYMENT_CAPTURED", "CONFIRMED");
      world.ended(booking, "Event_BookingConfirmed");
      assertThat(world.till().balanceOf(booking)).isEqualTo(2_500);
    }
    assertThat(world.newcomer().seatsLeft(offer)).isEqualTo(1);
  }

  @Test
  void shouldConfirmTheBookingThatWasPaidWhilePaymentsWasAway() {
    // given
    String offer = world.anna().publishes("Nichts geht verloren", 2, 3_500);
    Booking booking = world.newcomer().books(offer).awaitsPayment();
    // when
    world.stack().kill("payments");
    world.till().pays(booking);
    world.stack().up();
    // then
    booking.reaches("CONFIRMED");
    assertThat(world.payment(booking).path("status").asText()).isEqualTo("CAPTURED");
    world.ended(booking, "Event_BookingConfirmed");
    assertThat(world.till().balanceOf(booking)).isEqualTo(3_500);
  }
}
