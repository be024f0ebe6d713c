package de.mojoinstitut.sandbox.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.Cashier;
import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.Operate;
import de.mojoinstitut.sandbox.stack.client.TenantApp;
import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.runtime.Console;
import de.mojoinstitut.sandbox.stack.runtime.Patience;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Books, pays and checks: the shortest proof that the whole stack works together. */
public final class Demo {

  private static final Duration EACH_STEP_WITHIN = Duration.ofSeconds(60);
  private static final String OPERATOR = "user_ops";

  private final Ports ports;
  private final Tokens tokens;
  private final Clock clock;
  private final Console console;

  /**
   * @param clock the stack's time
   */
  public Demo(Ports ports, Tokens tokens, Clock clock, Console console) {
    this.ports = ports;
    this.tokens = tokens;
    this.clock = clock;
    this.console = console;
  }

  /**
   * Runs the demo on a stack that is up.
   *
   * @throws Problem when a step does not happen or leaves something else behind than it should
   */
  public void run() {
    DemoBooking.Placed placed =
        new DemoBooking(ports.url(Port.HUB), tokens, clock, console).place();
    Timeline timeline = new Timeline(console);
    await(placed, timeline, "a payment page", Demo::hasPaymentPage);
    pay(placed);
    await(placed, timeline, "CONFIRMED", booking -> isStatus(booking, "CONFIRMED"));
    checkContact(placed);
    checkPayment(placed);
    links(placed, instanceInOperate(placed));
  }

  private void await(
      DemoBooking.Placed placed, Timeline timeline, String what, Predicate<JsonNode> reached) {
    boolean happened =
        Patience.until(
            EACH_STEP_WITHIN,
            () -> {
              JsonNode booking = placed.api().booking(placed.bookingId());
              timeline.follow(booking);
              return reached.test(booking);
            });
    if (!happened) {
      throw new Problem(
          "Booking %s did not reach %s within %d s; Operate may show an incident."
              .formatted(placed.bookingNumber(), what, EACH_STEP_WITHIN.toSeconds()));
    }
  }

  private void pay(DemoBooking.Placed placed) {
    HubApi hub = placed.api();
    Cashier.Result result =
        new Cashier(ports.url(Port.STRIPE)).pay(hub, placed.bookingId(), Cashier.GOOD_CARD);
    console.say("  %s at the checkout: %s".formatted(placed.buyer(), result.text()));
    if (!result.accepted()) {
      throw new Problem("The checkout did not accept the payment.");
    }
  }

  private void checkContact(DemoBooking.Placed placed) {
    JsonNode contacts =
        new TenantApp("kontakte", ports.url(Port.KONTAKTE), tokens)
            .get("/api/contacts?clerkUserId=" + placed.buyer(), DemoBooking.SELLER);
    boolean found =
        items(contacts)
            .anyMatch(contact -> contact.path("clerkUserId").asText().equals(placed.buyer()));
    check(found, "contact of " + placed.buyer() + " in kontakte of " + DemoBooking.SELLER);
  }

  private void checkPayment(DemoBooking.Placed placed) {
    JsonNode payments =
        new TenantApp("payments", ports.url(Port.PAYMENTS), tokens)
            .get("/api/payments?bookingId=" + placed.bookingId(), DemoBooking.SELLER);
    boolean captured =
        items(payments)
            .anyMatch(
                payment ->
                    isStatus(payment, "CAPTURED")
                        && payment.path("tenantId").asText().equals(DemoBooking.SELLER));
    check(captured, "payment CAPTURED in payments of " + DemoBooking.SELLER);
  }

  private void check(boolean holds, String what) {
    if (!holds) {
      throw new Problem("Missing: " + what);
    }
    console.say("  checked: " + what);
  }

  /** Operate hears of an instance some seconds after the engine. */
  private URI instanceInOperate(DemoBooking.Placed placed) {
    Operate operate = new Operate(ports.url(Port.WEBAPPS), OPERATOR);
    AtomicReference<Optional<URI>> page = new AtomicReference<>(Optional.empty());
    boolean found =
        Patience.until(
            EACH_STEP_WITHIN,
            () -> {
              page.set(operate.completedInstance("bookingNumber", placed.bookingNumber()));
              return page.get().isPresent();
            });
    check(found, "completed instance in Operate with bookingNumber " + placed.bookingNumber());
    return page.get().orElseThrow();
  }

  private void links(DemoBooking.Placed placed, URI instance) {
    console.say(
        "Booking " + placed.bookingNumber() + " is confirmed, paid and in Anna's contacts.");
    console.say("  Operate   " + instance + "  (" + OPERATOR + " / " + OPERATOR + ")");
    console.say("  Tasklist  " + ports.url(Port.WEBAPPS) + "/tasklist");
  }

  private static boolean hasPaymentPage(JsonNode booking) {
    return booking.path("payment").path("checkoutUrl").asText("").startsWith("http");
  }

  private static boolean isStatus(JsonNode resource, String status) {
    return resource.path("status").asText().equals(status);
  }

  /** A list's entries, whether it pages or not. */
  private static Stream<JsonNode> items(JsonNode list) {
    JsonNode items = list.has("items") ? list.path("items") : list;
    return items.isArray() ? StreamSupport.stream(items.spliterator(), false) : Stream.of(items);
  }
}
