package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.e2e.OldBookings.Old;
import de.mojoinstitut.sandbox.e2e.OldBookings.Waiting;
import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.client.OfferDraft;
import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.trial.TrialStack.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Not a test: leaves a booking at each place to wait at, stops the stack, and packs its data for
 * {@link UpgradeIT}. Run on the commit whose data is wanted (README).
 */
class MakeUpgradeFixture {

  /** So far ahead that a stack which is started years later has no time to go back to. */
  private static final Duration FAR_AHEAD = Duration.ofDays(3_650);

  /** Longer than payments.mojo waits for an answer, and than the rest takes. */
  private static final int HELD_BACK = 120_000;

  private static final String RESOLVE_UNKNOWN = "Task_ResolveUnknown";

  private final Map<Waiting, Old> waiting = new EnumMap<>(Waiting.class);
  private final TestStack stack;
  private final World world;
  private final Treasury treasury;

  MakeUpgradeFixture() throws IOException {
    this.stack = TestStack.prepare(Kind.ENGINE_ONLY, "-fixture");
    this.world = new World(stack);
    this.treasury = new Treasury(world);
  }

  @Test
  void makesTheFixture() throws IOException {
    try (stack) {
      stack.up();
      world.passes(FAR_AHEAD);
      stack.trial().putDemoDataIn();
      Booking released = confirmed(Waiting.RELEASED, 80_000);
      Booking rupees = confirmedInIndia(900_000);
      world.passes(Duration.ofDays(30).plusHours(4));
      again(released).reaches("DELIVERED");
      again(rupees).reaches("DELIVERED");
      world.passes(Duration.ofDays(4));
      Booking delivered = confirmed(Waiting.DELIVERED, Duration.ofDays(2), 9_000);
      world.passes(Duration.ofDays(3));
      again(delivered).reaches("DELIVERED");
      Booking overdue = confirmed(Waiting.REFUND_OVERDUE, 6_000);
      world.till().misbehaves(JsonHttp.object().put("kind", "refund_pending"));
      assertThat(overdue.buyer().cancels(overdue).isSuccess()).isTrue();
      eventually().until(() -> isStored("refund", overdue, "PENDING"));
      world.passes(Duration.ofDays(2));
      eventually().until(() -> stack.engine().openTasks().contains(RESOLVE_UNKNOWN));
      again(released).tells("RELEASED");
      again(rupees).tells("RELEASED");
      String unapproved = unapprovedRun();
      confirmed(Waiting.CONFIRMED, 7_000);
      Booking disputed = confirmedInIndia(60_000);
      put(Waiting.DISPUTED, disputed);
      String dispute = world.disputes(disputed);
      Booking back = confirmed(Waiting.REFUND_UNKNOWN, 5_000);
      String offer = world.anna().publishes("Fällt aus", 4, 4_000);
      put(Waiting.OFFER_CANCELLED, paid(world.newcomer().books(offer)));
      String run = treasury.startsRun();
      assertThat(treasury.status(run)).isEqualTo("AWAITING_APPROVAL");
      stack.down("mail");
      confirmed(Waiting.CONFIRMED_UNTOLD, 3_000);
      put(Waiting.AWAITING_PAYMENT, open(2_000));
      put(Waiting.ABANDONED, open(2_100));
      Booking declined = open(2_200);
      world.till().pay(declined, "declined");
      declined.tells("PAYMENT_DECLINED");
      put(Waiting.DECLINED, declined);
      Booking processing = open(2_300);
      world.till().paysSlowly(processing);
      put(Waiting.PROCESSING, processing);
      Booking captured = open(2_400);
      put(Waiting.CAPTURED, captured);
      silence();
      treasury.approves(run);
      assertThat(back.buyer().cancels(back).isSuccess()).isTrue();
      assertThat(treasury.as("user_anna", World.ANNA).cancelOffer(offer, "SELLER_ILL").isSuccess())
          .isTrue();
      eventually().until(() -> hasHappened(back, run));
      Booking unknown = world.newcomer().books(world.anna().publishes("Ohne Antwort", 3, 1_900));
      put(Waiting.PAYMENT_UNKNOWN, unknown);
      eventually().until(() -> !world.till().checkouts(unknown).isEmpty());
      stack.kill("kontakte");
      Booking held = world.newcomer().books(world.anna().publishes("Ohne Kontakt", 3, 1_800));
      put(Waiting.HELD, held);
      eventually().until(() -> !stack.engine().instancesOf(World.BOOKING, held.id()).isEmpty());
      stack.kill("hub");
      world.till().paysAt(Objects.requireNonNull(waiting.get(Waiting.CAPTURED)).checkout());
      eventually().until(() -> isTold(captured));
      stack.kill("stripe");
      assertThat(isStored("payment", unknown, "UNKNOWN")).isTrue();
      assertThat(isStored("refund", back, "UNKNOWN")).isTrue();
      assertThat(isStored("refund", old(Waiting.OFFER_CANCELLED), "UNKNOWN")).isTrue();
      assertThat(count("hub.payout where run_id = '%s' and status <> 'PAID'".formatted(run)))
          .isOne();
      Map<Long, String> instances = new TreeMap<>(stack.engine().active());
      Snapshot.openUp(stack);
      Instant stoppedAt = stack.clock().instant().truncatedTo(ChronoUnit.SECONDS);
      stack.down();
      Path folder =
          Path.of(System.getProperty("mojo.root"), "sandbox/e2e/src/test/resources/upgrade");
      Files.createDirectories(folder);
      Snapshot.pack(stack.home(), folder.resolve("data.zip"));
      new OldBookings(stoppedAt.toString(), waiting, offer, dispute, run, unapproved, instances)
          .write(folder.resolve("bookings.json"));
    }
  }

  /** From now on what Stripe says of checkouts, refunds and transfers is held back. */
  private void silence() {
    world.till().misbehaves(heldBack("/v1/checkout/sessions", 10));
    world.till().misbehaves(heldBack("/v1/refunds", 10));
    world.till().misbehaves(heldBack("/v1/transfers", 1));
    for (String type : List.of("refund", "charge.refunded", "transfer")) {
      world
          .till()
          .misbehaves(
              JsonHttp.object()
                  .put("kind", "webhook_delay")
                  .put("times", 10)
                  .put("type", type)
                  .put("millis", HELD_BACK * 10));
    }
  }

  private static ObjectNode heldBack(String path, int times) {
    return JsonHttp.object()
        .put("kind", "timeout_after")
        .put("times", times)
        .put("method", "POST")
        .put("path", path)
        .put("millis", HELD_BACK);
  }

  private boolean hasHappened(Booking back, String run) {
    return !world.till().refunds(back).isEmpty()
        && !world.till().refunds(old(Waiting.OFFER_CANCELLED)).isEmpty()
        && count("hub.payout where run_id = '%s' and status = 'PAID'".formatted(run)) == 1
        && stack.trial().stripe().objects("transfer").count() == 2;
  }

  /** Whether payments.mojo has a payment, or a refund, of the booking in this status. */
  private boolean isStored(String table, Booking booking, String status) {
    return count(
            "payments.%s where status = '%s' and payment_id = (select payment_id from payments.payment where booking_id = '%s')"
                .formatted(table, status, booking.id()))
        == 1;
  }

  private boolean isTold(Booking booking) {
    return count(
                "payments.payment where booking_id = '%s' and status = 'CAPTURED'"
                    .formatted(booking.id()))
            == 1
        && count("payments.outbox where key = '%s' and sent_at is null".formatted(booking.id()))
            == 0;
  }

  private long count(String from) {
    return stack.database().number("select count(*) from " + from);
  }

  private Booking open(long cents) {
    return world.newcomer().books(world.anna().publishes("Wartet", 3, cents)).awaitsPayment();
  }

  private Booking confirmed(Waiting where, long cents) {
    return confirmed(where, Duration.ofDays(30), cents);
  }

  private Booking confirmed(Waiting where, Duration ahead, long cents) {
    Seller anna = world.anna();
    String offer =
        new HubApi(anna.hub(), anna.token())
            .publish(OfferDraft.event("Bestätigt", stack.clock(), ahead, 3, cents));
    Booking booking = paid(world.newcomer().books(offer));
    put(where, booking);
    return booking;
  }

  private Booking paid(Booking booking) {
    world.till().pays(booking.awaitsPayment());
    return booking.reaches("CONFIRMED");
  }

  private Booking confirmedInIndia(long paise) {
    HubApi ravi =
        new HubApi(world.hub(), stack.tokens().user(Tokens.Order.of("user_ravi", "tenant_ravi")));
    String offer =
        ravi.publish(
            new OfferDraft(
                "EVENT",
                "Yoga",
                stack.clock().instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(30)),
                Duration.ofHours(2),
                "Asia/Kolkata",
                3,
                paise,
                "INR"));
    return paid(world.member("user_priya").books(offer));
  }

  private String unapprovedRun() {
    String run =
        treasury
            .as(Treasury.FIN1)
            .post(
                "/api/payout-runs",
                JsonHttp.object()
                    .put("region", "INDIEN")
                    .put("cutoff", stack.clock().instant().toString())
                    .put("dryRun", false))
            .orThrow("hub")
            .path("payoutRunId")
            .asText();
    treasury.reaches(run, "AWAITING_APPROVAL");
    return run;
  }

  /** The same booking in a new session of its buyer. */
  private Booking again(Booking booking) {
    return new Booking(booking.id(), booking.number(), world.member(booking.buyer().user()));
  }

  private Booking old(Waiting place) {
    Old old = Objects.requireNonNull(waiting.get(place));
    return new Booking(old.id(), old.number(), world.member(old.buyer()));
  }

  private void put(Waiting where, Booking booking) {
    waiting.put(
        where,
        new Old(
            booking.id(),
            booking.number(),
            booking.buyer().user(),
            booking.checkout(),
            where.end()));
  }
}
