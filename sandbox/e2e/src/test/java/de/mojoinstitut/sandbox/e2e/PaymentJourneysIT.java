package de.mojoinstitut.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A member books and pays, at once or at the second try, or need not pay at all. */
@ExtendWith(StackExtension.class)
class PaymentJourneysIT {

  private final World world;

  PaymentJourneysIT(World world) {
    this.world = world;
  }

  @Test
  void shouldConfirmTheBookingThatIsPaid() {
    // given
    Member max = world.member("user_max");
    int seats = max.seatsLeft("event_xyz");
    // when
    Booking booking = max.books("event_xyz").awaitsPayment();
    world.till().pays(booking);
    booking.reaches("CONFIRMED");
    // then
    assertThat(booking.timeline())
        .containsExactly(
            "HELD", "CONTACT_SYNCED", "PAYMENT_REQUESTED", "PAYMENT_CAPTURED", "CONFIRMED");
    assertThat(booking.paymentStatus()).isEqualTo("CAPTURED");
    assertThat(max.seatsLeft("event_xyz")).isEqualTo(seats - 1);
    assertThat(world.mailbox().receives(booking, "Buchung " + booking.number() + " ist bestätigt"))
        .contains("Guten Tag Max", "Ihr Platz ist sicher: Mehr Lebensenergie im Alltag")
        .containsPattern("Bezahlt: 100,00\\p{Zs}€");
    JsonNode contact = world.contacts("user_max").getFirst();
    assertThat(contact.path("name").asText()).isEqualTo("Max Mustermann");
    assertThat(contact.path("email").asText()).isEqualTo(max.address());
    JsonNode payment = world.payment(booking);
    assertThat(payment.path("status").asText()).isEqualTo("CAPTURED");
    assertThat(payment.path("tenantId").asText()).isEqualTo(World.ANNA);
    assertThat(payment.path("contactId").asText()).isEqualTo(contact.path("id").asText());
    assertThat(payment.path("amount").asLong()).isEqualTo(10_000);
    assertThat(world.till().succeededCharges(booking)).hasSize(1);
    assertThat(world.till().refunds(booking)).isEmpty();
    assertThat(world.till().balanceOf(booking)).isEqualTo(10_000);
    world.ended(booking, "Event_BookingConfirmed");
    assertThat(world.mailbox().subjects(booking)).hasSize(1);
  }

  @Test
  void shouldConfirmTheBookingThatIsPaidAfterADeclinedCard() {
    // given
    Member member = world.newcomer();
    Booking booking =
        member.books(world.anna().publishes("Atmen lernen", 5, 4_000)).awaitsPayment();
    // when
    assertThat(world.till().pay(booking, "declined").status()).isEqualTo(402);
    booking.tells("PAYMENT_DECLINED");
    // then
    String checkout = booking.checkout();
    assertThat(booking.status()).isEqualTo("AWAITING_PAYMENT");
    assertThat(
            world
                .mailbox()
                .receives(booking, "Zahlung zu Buchung " + booking.number() + " wurde abgelehnt"))
        .contains("bleibt bis", checkout)
        .containsPattern("Zahlung von 40,00\\p{Zs}€ abgelehnt: Atmen lernen");
    // when
    world.till().pays(booking);
    booking.reaches("CONFIRMED");
    // then
    assertThat(booking.timeline())
        .containsExactly(
            "HELD",
            "CONTACT_SYNCED",
            "PAYMENT_REQUESTED",
            "PAYMENT_DECLINED",
            "PAYMENT_CAPTURED",
            "CONFIRMED");
    assertThat(world.till().succeededCharges(booking)).hasSize(1);
    assertThat(world.till().balanceOf(booking)).isEqualTo(4_000);
    assertThat(world.payment(booking).path("status").asText()).isEqualTo("CAPTURED");
    world.ended(booking, "Event_BookingConfirmed");
    world.mailbox().receives(booking, "Buchung " + booking.number() + " ist bestätigt");
    assertThat(world.mailbox().subjects(booking)).hasSize(2);
  }

  @Test
  void shouldConfirmAFreeBookingWithoutPayment() {
    // given
    String offer = world.anna().publishes("Offener Abend", 3, 0);
    Member member = world.newcomer();
    // when
    Booking booking = member.books(offer).reaches("CONFIRMED");
    // then
    assertThat(booking.timeline()).containsExactly("HELD", "CONTACT_SYNCED", "CONFIRMED");
    assertThat(booking.now().path("payment").isNull()).isTrue();
    assertThat(member.seatsLeft(offer)).isEqualTo(2);
    assertThat(world.contacts(member.user())).hasSize(1);
    assertThat(world.payments(booking)).isEmpty();
    assertThat(world.till().checkouts(booking)).isEmpty();
    assertThat(world.mailbox().receives(booking, "Buchung " + booking.number() + " ist bestätigt"))
        .contains("Offener Abend")
        .doesNotContain("Bezahlt");
    world.ended(booking, "Event_BookingConfirmed");
  }
}
