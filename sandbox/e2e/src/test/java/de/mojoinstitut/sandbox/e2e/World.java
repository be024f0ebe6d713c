package de.mojoinstitut.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.client.TenantApp;
import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.engine.EngineRecords;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;

/** The running stack as its neighbours see it. */
final class World {

  static final String ANNA = "tenant_anna";

  /** Ids of processes that messages with a booking's id start. */
  static final String BOOKING = "event-booking";

  static final String FULFILMENT = "booking-fulfilment";

  /** Processes that messages with an offer's or a dispute's id start. */
  static final String OFFER_CANCELLATION = "offer-cancellation";

  static final String DISPUTE = "payment-dispute";

  /** The first two hundred are for the rush. */
  private final AtomicInteger newcomers = new AtomicInteger(200);

  private final TestStack stack;

  World(TestStack stack) {
    this.stack = stack;
  }

  /** Two cores may be shared by many: patience is cheap, a wrong alarm is not. */
  static ConditionFactory eventually() {
    return await()
        .atMost(Duration.ofMinutes(3))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200));
  }

  TestStack stack() {
    return stack;
  }

  EngineRecords engine() {
    return stack.engine();
  }

  Member member(String user) {
    return new Member(user, hub(), stack.tokens().user(Tokens.Order.of(user)));
  }

  /** A member who has booked nothing yet; may see every offer of DACH. */
  Member newcomer() {
    return member("user_load_%04d".formatted(newcomers.incrementAndGet()));
  }

  /** Anna, acting for her practice. */
  Seller anna() {
    return new Seller(
        hub(), stack.tokens().user(Tokens.Order.of("user_anna", ANNA)), stack.clock());
  }

  Till till() {
    return new Till(stack.ports().url(Port.STRIPE));
  }

  /** Tasklist in a browser of this person's own; only where the stack has it. */
  Tasklist tasklist(String user) {
    Path pictures = stack.home().resolveSibling("tasklist");
    return new Tasklist(stack.ports().url(Port.WEBAPPS), user, pictures);
  }

  /** The same Tasklist's HTTP API. */
  Tasks tasks(String user) {
    return new Tasks(stack.ports().url(Port.WEBAPPS), user);
  }

  Mailbox mailbox() {
    return new Mailbox(stack.ports().url(Port.MAIL_HTTP));
  }

  /** The payments of a booking in payments.mojo. */
  List<JsonNode> payments(Booking booking) {
    return items("payments", Port.PAYMENTS, "/api/payments?bookingId=" + booking.id());
  }

  /** The one payment of a booking in payments.mojo. */
  JsonNode payment(Booking booking) {
    List<JsonNode> payments = payments(booking);
    assertThat(payments).hasSize(1);
    return payments.getFirst();
  }

  /** A person's contacts in kontakte.mojo of Anna's practice. */
  List<JsonNode> contacts(String user) {
    return items("kontakte", Port.KONTAKTE, "/api/contacts?clerkUserId=" + user);
  }

  JsonNode hubHealth() {
    return new JsonHttp().get(hub().resolve("/actuator/health"), Map.of()).body();
  }

  /** Moves the time of the whole stack. */
  void passes(Duration time) {
    stack.moveClock(time);
  }

  /**
   * Waits until the booking's instances of {@code event-booking}, oldest first, have ended at these
   * end events. What the booking is followed by goes on.
   */
  void ended(Booking booking, String... endEvents) {
    ended(BOOKING, booking.id(), endEvents);
  }

  /** Waits until the booking's fulfilment has ended at this end event. */
  void fulfilled(Booking booking, String endEvent) {
    ended(FULFILMENT, booking.id(), endEvent);
  }

  /** Waits until the process's instances with this correlation key, oldest first, have ended so. */
  void ended(String process, String correlationKey, String... endEvents) {
    eventually()
        .untilAsserted(
            () -> {
              assertThat(engine().endEventsOf(process, correlationKey)).containsExactly(endEvents);
              assertThat(engine().allEnded(process, correlationKey)).as("all have ended").isTrue();
            });
    assertThat(engine().incidentsOf(process, correlationKey)).isEmpty();
  }

  /** Gives a part of a payment back through payments.mojo, though nobody has cancelled. */
  void refundsOutOfGoodwill(Booking booking, long cents) {
    String payment = payment(booking).path("id").asText();
    new TenantApp("payments", stack.ports().url(Port.PAYMENTS), stack.tokens())
        .post(
            "/api/payments/" + payment + "/refunds",
            ANNA,
            JsonHttp.object()
                .put("refundId", "goodwill-" + booking.id())
                .put("amount", cents)
                .put("reason", "BUYER_CANCELLED"));
  }

  /**
   * The booking's buyer disputes the payment.
   *
   * @return the dispute's id
   */
  String disputes(Booking booking) {
    String charge = till().succeededCharges(booking).getFirst().path("id").asText();
    return stack
        .trial()
        .stripe()
        .post("/_sandbox/disputes", JsonHttp.object().put("charge", charge))
        .orThrow("Stripe")
        .path("id")
        .asText();
  }

  /** The bank decides a dispute: {@code won} or {@code lost}. */
  void decides(String dispute, String outcome) {
    stack
        .trial()
        .stripe()
        .post(
            "/_sandbox/disputes/" + dispute + "/settle", JsonHttp.object().put("outcome", outcome))
        .orThrow("Stripe");
  }

  /** The second instance of the hub, where it runs. */
  URI secondHub() {
    return stack.ports().url(Port.HUB2);
  }

  URI hub() {
    return stack.ports().url(Port.HUB);
  }

  private List<JsonNode> items(String app, Port port, String path) {
    JsonNode page = new TenantApp(app, stack.ports().url(port), stack.tokens()).get(path, ANNA);
    return stream(page.path("items")).toList();
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
