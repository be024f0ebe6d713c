package de.mojoinstitut.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole stack is stopped and started again. */
@ExtendWith(StackExtension.class)
@Order(Integer.MAX_VALUE)
class RestartIT {

  private final World world;

  RestartIT(World world) {
    this.world = world;
  }

  @Test
  void shouldKeepDataAndWaitingBookings() {
    // given
    String offer = world.anna().publishes("Nach der Pause", 4, 9_900);
    Member member = world.newcomer();
    Booking paid = member.books(offer).awaitsPayment();
    world.till().pays(paid);
    paid.reaches("CONFIRMED");
    Booking waiting = world.newcomer().books(offer).awaitsPayment();
    // when
    world.stack().down();
    world.stack().up();
    // then
    assertThat(paid.status()).isEqualTo("CONFIRMED");
    assertThat(member.seatsLeft(offer)).isEqualTo(2);
    assertThat(world.contacts(member.user())).hasSize(1);
    assertThat(world.payment(paid).path("status").asText()).isEqualTo("CAPTURED");
    assertThat(world.till().balanceOf(paid)).isEqualTo(9_900);
    assertThat(world.mailbox().subjects(paid)).hasSize(1);
    // when
    world.till().pays(waiting);
    waiting.reaches("CONFIRMED");
    // then
    assertThat(waiting.timeline())
        .containsExactly(
            "HELD", "CONTACT_SYNCED", "PAYMENT_REQUESTED", "PAYMENT_CAPTURED", "CONFIRMED");
    world.ended(waiting, "Event_BookingConfirmed");
  }
}
