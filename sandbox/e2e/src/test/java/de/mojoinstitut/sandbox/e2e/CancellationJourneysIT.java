package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The buyer changes their mind before the booking is confirmed. */
@ExtendWith(StackExtension.class)
class CancellationJourneysIT {

  private final World world;

  CancellationJourneysIT(World world) {
    this.world = world;
  }

  @Test
  void shouldChargeNothingWhenCancelledWhileWaiting() {
    // given
    String offer = world.anna().publishes("Stille Stunde", 1, 3_000);
    Member member = world.newcomer();
    Booking booking = member.books(offer).awaitsPayment();
    // when
    assertThat(member.cancels(booking).status()).isEqualTo(202);
    booking.reaches("CANCELLED");
    // then
    assertThat(booking.timeline())
        .containsExactly("HELD", "CONTACT_SYNCED", "PAYMENT_REQUESTED", "CANCELLED");
    assertThat(booking.now().path("refund").isNull()).isTrue();
    assertThat(member.seatsLeft(offer)).isEqualTo(1);
    assertThat(world.till().checkouts(booking)).containsExactly("expired");
    assertThat(world.till().charges(booking)).isEmpty();
    assertThat(world.payment(booking).path("status").asText()).isEqualTo("CANCELLED");
    assertThat(world.mailbox().receives(booking, "Buchung " + booking.number() + " ist storniert"))
        .contains("Stille Stunde", "Es wurde nichts abgebucht");
    world.ended(booking, "Event_BookingCancelled");
  }

  @Test
  void shouldRefundMoneyThatArrivesAfterTheCancellation() {
    // given
    String offer = world.anna().publishes("Bewegter Morgen", 1, 5_500);
    Member member = world.newcomer();
    Booking booking = member.books(offer).awaitsPayment();
    world.till().paysSlowly(booking);
    assertThat(member.cancels(booking).status()).isEqualTo(202);
    booking.reaches("CANCELLED");
    assertThat(member.seatsLeft(offer)).isEqualTo(1);
    // when
    world.till().settles(booking);
    booking.tells("REFUNDED");
    // then
    assertThat(booking.status()).isEqualTo("CANCELLED");
    assertThat(booking.refundStatus()).isEqualTo("SUCCEEDED");
    assertThat(booking.timeline())
        .containsExactly(
            "HELD",
            "CONTACT_SYNCED",
            "PAYMENT_REQUESTED",
            "CANCELLED",
            "PAYMENT_CAPTURED",
            "REFUND_REQUESTED",
            "REFUNDED");
    assertThat(member.seatsLeft(offer)).isEqualTo(1);
    assertThat(world.till().refunds(booking)).hasSize(1);
    assertThat(world.till().balanceOf(booking)).isZero();
    assertThat(world.payment(booking).path("status").asText()).isEqualTo("REFUNDED");
    assertThat(world.mailbox().receives(booking, "Buchung " + booking.number() + " ist storniert"))
        .contains("Ihre Zahlung ist noch unterwegs")
        .doesNotContain("nichts abgebucht");
    assertThat(world.mailbox().receives(booking, "Erstattung zu Buchung " + booking.number()))
        .contains("wie gewünscht haben wir Ihre Buchung storniert: Bewegter Morgen")
        .containsPattern("55,00\\p{Zs}€");
    world.ended(booking, "Event_BookingCancelled", "Event_BookingRefunded");
  }

  @Test
  void shouldNeverKeepMoneyForWhatIsCancelledAtTheMomentOfPaying() {
    // given
    String offer = world.anna().publishes("Im selben Augenblick", 6, 4_400);
    List<Booking> bookings = Stream.generate(() -> world.newcomer().books(offer)).limit(6).toList();
    bookings.forEach(Booking::awaitsPayment);
    // when
    List<Answer> answers =
        Crowd.allAtOnce(
            bookings.stream()
                .flatMap(
                    booking ->
                        Stream.<Callable<Answer>>of(
                            () -> world.till().pay(booking, "ok"),
                            () -> booking.buyer().cancels(booking))));
    // then
    assertThat(answers).extracting(Answer::status).filteredOn(status -> status == 202).hasSize(6);
    for (Booking booking : bookings) {
      booking.reaches("CANCELLED");
      eventually()
          .untilAsserted(
              () ->
                  assertThat(world.till().balanceOf(booking))
                      .as("balance of %s", booking.now())
                      .isZero());
      eventually().until(() -> world.engine().allEnded(World.BOOKING, booking.id()));
      assertThat(world.engine().incidentsOf(World.BOOKING, booking.id())).isEmpty();
    }
    assertThat(world.newcomer().seatsLeft(offer)).isEqualTo(6);
  }
}
