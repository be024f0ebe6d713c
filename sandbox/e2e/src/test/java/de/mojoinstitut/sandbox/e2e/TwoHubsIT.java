package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two instances of the hub side by side, with nothing between them but what both use anyway. */
@ExtendWith(StackExtension.class)
class TwoHubsIT {

  private static final String SECOND = "hub2";
  private static final int SHARED_BOOKINGS = 40;
  private static final int BOOKINGS_WITH_A_KILL = 30;
  private static final int PAID_BEFORE_THE_KILL = 8;
  private static final long PRICE = 2_700;
  private static final List<String> TOPICS =
      List.of("mojo.payments.payment.v1", "mojo.payments.payout.v1", "mojo.payments.dispute.v1");

  private final World world;

  TwoHubsIT(World world) {
    this.world = world;
  }

  @BeforeEach
  void startTheSecondHub() {
    world.stack().up(SECOND);
    ConsumerGroup group = new ConsumerGroup(world.stack().ports().address(Port.KAFKA), "hub");
    for (String topic : TOPICS) {
      eventually().untilAsserted(() -> assertThat(group.partitions(topic)).hasSize(2));
    }
  }

  @AfterEach
  void endTheTrouble() {
    world.till().behaves();
  }

  @AfterAll
  static void stopTheSecondHub(World world) {
    world.stack().down(SECOND);
  }

  @Test
  void shouldShareTheWork() {
    // given
    String offer = world.anna().publishes("Zu zweit", SHARED_BOOKINGS, PRICE);
    HubMeters first = HubMeters.of(world.hub());
    HubMeters second = HubMeters.of(world.secondHub());
    // when
    List<Booking> bookings =
        Crowd.allAtOnce(
            IntStream.range(0, SHARED_BOOKINGS)
                .mapToObj(this::newcomer)
                .map(member -> (Callable<Booking>) () -> member.books(offer)));
    bookings.forEach(booking -> world.till().pays(booking.awaitsPayment()));
    bookings.forEach(this::isConfirmedExactlyOnce);
    // then
    eventually()
        .untilAsserted(
            () -> {
              HubMeters byFirst = HubMeters.of(world.hub()).since(first);
              HubMeters bySecond = HubMeters.of(world.secondHub()).since(second);
              for (HubMeters each : List.of(byFirst, bySecond)) {
                assertThat(each.bookings()).isEqualTo(SHARED_BOOKINGS / 2);
                assertThat(each.requests()).isPositive();
                assertThat(each.jobs()).isPositive();
                assertThat(each.records()).isPositive();
                assertThat(each.messages()).isPositive();
              }
            });
    tell(
        "%d bookings: first %s, second %s",
        SHARED_BOOKINGS,
        HubMeters.of(world.hub()).since(first),
        HubMeters.of(world.secondHub()).since(second));
    nothingWaits();
  }

  @Test
  void shouldLoseNothingWhenOneIsKilled() {
    // given
    String offer = world.anna().publishes("Einer geht", BOOKINGS_WITH_A_KILL, PRICE);
    HubMeters before = HubMeters.of(world.hub());
    int timedOutBefore = world.engine().timedOutJobs();
    // Slow answers keep a job of the second hub under way for long enough to be hit.
    world.till().misbehaves(delayedCheckouts());
    Rush rush = new Rush(world, offer, 12);
    IntStream.range(0, BOOKINGS_WITH_A_KILL).mapToObj(this::newcomer).forEach(rush::joins);
    // when
    rush.awaitPaid(PAID_BEFORE_THE_KILL);
    awaitAFreshJobOfTheSecondHub();
    List<Booking> inFlight = rush.notYetConfirmed();
    long killedAt = System.nanoTime();
    world.stack().kill(SECOND);
    List<Booking> bookings = rush.end();
    // then
    assertThat(inFlight).isNotEmpty();
    assertThat(bookings)
        .extracting(Booking::id)
        .hasSize(BOOKINGS_WITH_A_KILL)
        .doesNotHaveDuplicates();
    bookings.forEach(this::isConfirmedExactlyOnce);
    assertThat(world.newcomer().seatsLeft(offer)).isZero();
    nothingWaits();
    eventually()
        .untilAsserted(
            () ->
                assertThat(world.engine().timedOutJobs())
                    .as("jobs of the killed hub that the other took over")
                    .isGreaterThan(timedOutBefore));
    tell(
        "%d of %d bookings were under way at the kill, %d jobs were taken over, the last booking was confirmed after %.1f s; the survivor: %s",
        inFlight.size(),
        BOOKINGS_WITH_A_KILL,
        world.engine().timedOutJobs() - timedOutBefore,
        rush.lastConfirmed(inFlight, killedAt).toMillis() / 1000.0,
        HubMeters.of(world.hub()).since(before));
  }

  /** Returns when the second hub has just taken a job that will keep it for a while. */
  private void awaitAFreshJobOfTheSecondHub() {
    long before = HubMeters.takenJobs(world.secondHub(), "payment.request");
    eventually()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> HubMeters.takenJobs(world.secondHub(), "payment.request") > before);
  }

  private static JsonNode delayedCheckouts() {
    return JsonHttp.object()
        .put("kind", "delay")
        .put("method", "POST")
        .put("path", "/v1/checkout/sessions")
        .put("times", BOOKINGS_WITH_A_KILL)
        .put("millis", 2_500);
  }

  /** Every other member comes to the second hub. */
  private Member newcomer(int number) {
    URI hub = number % 2 == 0 ? world.hub() : world.secondHub();
    return world.newcomer().at(hub);
  }

  private void isConfirmedExactlyOnce(Booking booking) {
    Booking seen = new Booking(booking.id(), booking.number(), booking.buyer().at(world.hub()));
    seen.reaches("CONFIRMED");
    assertThat(seen.timeline())
        .containsExactly(
            "HELD", "CONTACT_SYNCED", "PAYMENT_REQUESTED", "PAYMENT_CAPTURED", "CONFIRMED");
    world.ended(seen, "Event_BookingConfirmed");
    assertThat(world.payment(seen).path("status").asText()).isEqualTo("CAPTURED");
    assertThat(world.till().checkouts(seen)).containsExactly("complete");
    assertThat(world.till().charges(seen)).hasSize(1);
    assertThat(world.till().balanceOf(seen)).isEqualTo(PRICE);
    assertThat(world.contacts(seen.buyer().user())).hasSize(1);
    eventually().untilAsserted(() -> assertThat(world.mailbox().messages(seen)).hasSize(1));
  }

  /** No row of any outbox or inbox is left behind. */
  private void nothingWaits() {
    for (String schema : List.of("hub", "kontakte", "payments")) {
      eventually()
          .untilAsserted(
              () -> {
                assertThat(rows(schema + ".outbox where sent_at is null")).isZero();
                assertThat(rows(schema + ".inbox where handled_at is null")).isZero();
              });
    }
  }

  private long rows(String tableAndCondition) {
    return world.stack().database().number("select count(*) from " + tableAndCondition);
  }

  private static void tell(String text, Object... values) {
    System.out.println("Two hubs: " + text.formatted(values));
  }
}
