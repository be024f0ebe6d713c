package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The world outside misbehaves; the booking does not. */
@ExtendWith(StackExtension.class)
class TroubleIT {

  private static final List<String> PAID_ONCE =
      List.of("HELD", "CONTACT_SYNCED", "PAYMENT_REQUESTED", "PAYMENT_CAPTURED", "CONFIRMED");

  private final World world;

  TroubleIT(World world) {
    this.world = world;
  }

  @AfterEach
  void noMoreTrouble() {
    world.till().behaves();
  }

  @Test
  void shouldCountRepeatedWebhooksOnce() {
    // given
    Booking booking = bookingOver(2_600, "Alles doppelt");
    world.till().misbehaves(trouble("webhook_duplicate").put("times", 10).put("copies", 2));
    // when
    world.till().pays(booking);
    // then
    assertPaidOnce(booking, 2_600);
    assertThat(world.till().troubleLeft()).isLessThan(10);
  }

  @Test
  void shouldNotMindTheOrderOfWebhooks() {
    // given
    Booking booking = bookingOver(2_700, "Verkehrte Welt");
    world.till().misbehaves(trouble("webhook_reverse").put("times", 10));
    // when
    world.till().pays(booking);
    // then
    assertPaidOnce(booking, 2_700);
    assertThat(world.till().troubleLeft()).isLessThan(10);
  }

  @Test
  void shouldFindOutWhatNoWebhookTold() {
    // given
    Booking booking = bookingOver(2_800, "Stille Post");
    world.till().misbehaves(trouble("webhook_drop").put("times", 20));
    // when
    world.till().pays(booking);
    world.passes(Duration.ofMinutes(5));
    // then
    assertPaidOnce(booking, 2_800);
    assertThat(world.till().troubleLeft()).isLessThan(20);
  }

  @Test
  void shouldKeepTheSeatOfWhoPaidInTimeThoughNoWebhookTold() {
    // given
    Booking booking = bookingOver(2_900, "Gerade noch");
    world.till().misbehaves(trouble("webhook_drop").put("times", 20));
    // when
    world.till().pays(booking);
    world.passes(Duration.ofMinutes(20));
    // then
    assertPaidOnce(booking, 2_900);
    assertThat(world.till().troubleLeft()).isLessThan(20);
  }

  @Test
  void shouldOpenOneCheckoutThoughStripeAnsweredWithAnError() {
    // given
    String offer = world.anna().publishes("Zweiter Versuch", 2, 3_100);
    world
        .till()
        .misbehaves(
            trouble("error_after").put("method", "POST").put("path", "/v1/checkout/sessions"));
    // when
    Booking booking = world.newcomer().books(offer).awaitsPayment();
    // then
    assertThat(world.till().troubleLeft()).isZero();
    assertThat(world.till().checkouts(booking)).containsExactly("open");
    world.till().pays(booking);
    assertPaidOnce(booking, 3_100);
  }

  @Test
  void shouldSendTheMailOnceThoughItWasRefusedAtFirst() {
    // given
    Booking booking = bookingOver(3_200, "Post kommt an");
    world.mailbox().refusesOnce();
    // when
    world.till().pays(booking);
    // then
    assertPaidOnce(booking, 3_200);
  }

  private Booking bookingOver(long cents, String title) {
    return world.newcomer().books(world.anna().publishes(title, 1, cents)).awaitsPayment();
  }

  private void assertPaidOnce(Booking booking, long cents) {
    booking.reaches("CONFIRMED");
    world.ended(booking, "Event_BookingConfirmed");
    assertThat(booking.timeline()).isEqualTo(PAID_ONCE);
    assertThat(world.payment(booking).path("status").asText()).isEqualTo("CAPTURED");
    assertThat(world.till().succeededCharges(booking)).hasSize(1);
    assertThat(world.till().balanceOf(booking)).isEqualTo(cents);
    assertThat(world.till().refunds(booking)).isEmpty();
    eventually()
        .untilAsserted(
            () ->
                assertThat(world.mailbox().subjects(booking))
                    .containsExactly("Buchung " + booking.number() + " ist bestätigt"));
  }

  private static ObjectNode trouble(String kind) {
    return JsonHttp.object().put("kind", kind);
  }
}
