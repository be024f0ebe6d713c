package de.mojoinstitut.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The hold runs out before the money is there. */
@ExtendWith(StackExtension.class)
class ExpiryJourneysIT {

  private static final Duration LONGER_THAN_THE_HOLD = Duration.ofMinutes(20);

  private final World world;

  ExpiryJourneysIT(World world) {
    this.world = world;
  }

  @Test
  void shouldFreeTheSeatThatIsNeverPaid() {
    // given
    String offer = world.anna().publishes("Ruhe finden", 1, 6_000);
    Member member = world.newcomer();
    Booking booking = member.books(offer).awaitsPayment();
    assertThat(member.seatsLeft(offer)).isZero();
    // when
    world.passes(LONGER_THAN_THE_HOLD);
    booking.reaches("EXPIRED");
    // then
    assertThat(booking.timeline())
        .containsExactly("HELD", "CONTACT_SYNCED", "PAYMENT_REQUESTED", "HOLD_EXPIRED");
    assertThat(world.newcomer().seatsLeft(offer)).isEqualTo(1);
    assertThat(world.till().checkouts(booking)).containsExactly("expired");
    assertThat(world.till().charges(booking)).isEmpty();
    assertThat(world.payment(booking).path("status").asText()).isEqualTo("CANCELLED");
    assertThat(
            world
                .mailbox()
                .receives(booking, "Reservierung " + booking.number() + " ist abgelaufen"))
        .contains("keine Zahlung erhalten", "Ruhe finden");
    world.ended(booking, "Event_BookingExpired");
    assertThat(world.mailbox().subjects(booking)).hasSize(1);
    assertThat(world.newcomer().books(offer).number()).isNotEqualTo(booking.number());
  }

  @Test
  void shouldGiveAFreeSeatToWhoPaidTooLate() {
    // given
    String offer = world.anna().publishes("Schlaf und Erholung", 2, 7_500);
    Booking booking = world.newcomer().books(offer).awaitsPayment();
    world.till().paysSlowly(booking);
    world.passes(LONGER_THAN_THE_HOLD);
    booking.reaches("EXPIRED");
    assertThat(world.newcomer().seatsLeft(offer)).isEqualTo(2);
    // when
    world.till().settles(booking);
    booking.reaches("CONFIRMED");
    // then
    assertThat(booking.timeline())
        .containsExactly(
            "HELD",
            "CONTACT_SYNCED",
            "PAYMENT_REQUESTED",
            "HOLD_EXPIRED",
            "PAYMENT_CAPTURED",
            "RESEATED",
            "CONFIRMED");
    assertThat(world.newcomer().seatsLeft(offer)).isEqualTo(1);
    assertThat(world.till().balanceOf(booking)).isEqualTo(7_500);
    assertThat(world.till().refunds(booking)).isEmpty();
    assertThat(world.payment(booking).path("status").asText()).isEqualTo("CAPTURED");
    assertThat(
            world
                .mailbox()
                .receives(booking, "Reservierung " + booking.number() + " ist abgelaufen"))
        .contains("Ihre Zahlung ist noch unterwegs")
        .doesNotContain("nichts abgebucht");
    world.mailbox().receives(booking, "Buchung " + booking.number() + " ist bestätigt");
    world.ended(booking, "Event_BookingExpired", "Event_BookingConfirmed");
  }

  @Test
  void shouldRefundWhoPaidTooLateForTheLastSeat() {
    // given
    String offer = world.anna().publishes("Kraft im Alltag", 1, 8_000);
    Booking booking = world.newcomer().books(offer).awaitsPayment();
    world.till().paysSlowly(booking);
    world.passes(LONGER_THAN_THE_HOLD);
    booking.reaches("EXPIRED");
    Booking other = world.newcomer().books(offer).awaitsPayment();
    // when
    world.till().settles(booking);
    booking.tells("REFUNDED");
    // then
    assertThat(booking.status()).isEqualTo("EXPIRED");
    assertThat(booking.refundStatus()).isEqualTo("SUCCEEDED");
    assertThat(booking.timeline())
        .containsExactly(
            "HELD",
            "CONTACT_SYNCED",
            "PAYMENT_REQUESTED",
            "HOLD_EXPIRED",
            "PAYMENT_CAPTURED",
            "REFUND_REQUESTED",
            "REFUNDED");
    assertThat(world.till().refunds(booking))
        .singleElement()
        .satisfies(refund -> assertThat(refund.path("amount").asLong()).isEqualTo(8_000));
    assertThat(world.till().balanceOf(booking)).isZero();
    JsonNode payment = world.payment(booking);
    assertThat(payment.path("status").asText()).isEqualTo("REFUNDED");
    assertThat(payment.path("refundedAmount").asLong()).isEqualTo(8_000);
    assertThat(payment.path("refunds").path(0).path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(world.mailbox().receives(booking, "Erstattung zu Buchung " + booking.number()))
        .contains("gibt es keinen Platz: Kraft im Alltag")
        .containsPattern("80,00\\p{Zs}€ haben wir vollständig erstattet");
    world.ended(booking, "Event_BookingExpired", "Event_BookingRefunded");
    assertThat(other.status()).isEqualTo("AWAITING_PAYMENT");
  }
}
