package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.e2e.OldBookings.Old;
import de.mojoinstitut.sandbox.e2e.OldBookings.Waiting;
import de.mojoinstitut.sandbox.stack.trial.TrialStack.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Data of an older version, with a booking at each place to wait at, comes to its right end on this
 * one: nobody pays twice, nothing is given back or paid out twice, and the books agree. Has a
 * virtual machine and a stack of its own.
 */
@Tag(UpgradeIT.UPGRADE)
class UpgradeIT {

  static final String UPGRADE = "upgrade";

  private static final Path FIXTURE =
      Path.of(System.getProperty("mojo.root"), "sandbox/e2e/src/test/resources/upgrade");

  private final OldBookings old = OldBookings.read(FIXTURE.resolve("bookings.json"));
  private final TestStack stack;
  private final World world;
  private final Treasury treasury;

  UpgradeIT() throws IOException {
    this.stack = TestStack.prepare(Kind.ENGINE_ONLY, "-upgrade");
    this.world = new World(stack);
    this.treasury = new Treasury(world);
  }

  @Test
  void shouldBringWhatAnOlderVersionLeftWaitingToItsRightEnd() {
    try (stack) {
      // given
      Snapshot.unpack(FIXTURE.resolve("data.zip"), stack.home(), Instant.parse(old.stoppedAt()));
      // when
      stack.up();
      // then
      membersGoOnPaying();
      whatIsUnknownIsFoundOut();
      financeGoesOn();
      timeGoesBy();
      nothingHappenedTwice();
    }
  }

  private void membersGoOnPaying() {
    for (Waiting place : List.of(Waiting.AWAITING_PAYMENT, Waiting.DECLINED)) {
      world.till().paysAt(old.at(place).checkout());
    }
    for (Waiting place : List.of(Waiting.HELD, Waiting.PAYMENT_UNKNOWN)) {
      world.till().pays(booking(place).awaitsPayment());
    }
    world.till().settles(booking(Waiting.PROCESSING));
    for (Waiting place :
        List.of(
            Waiting.AWAITING_PAYMENT,
            Waiting.DECLINED,
            Waiting.HELD,
            Waiting.PAYMENT_UNKNOWN,
            Waiting.PROCESSING,
            Waiting.CAPTURED)) {
      booking(place).reaches("CONFIRMED");
      assertThat(world.till().checkouts(booking(place))).as("%s", place).hasSize(1);
    }
    Booking untold = booking(Waiting.CONFIRMED_UNTOLD);
    eventually().untilAsserted(() -> assertThat(world.mailbox().subjects(untold)).hasSize(1));
  }

  private void whatIsUnknownIsFoundOut() {
    for (Waiting place : List.of(Waiting.REFUND_UNKNOWN, Waiting.OFFER_CANCELLED)) {
      Booking booking = booking(place).reaches("CANCELLED").tells("REFUNDED");
      assertThat(world.till().refunds(booking)).as("%s", place).hasSize(1);
      assertThat(world.till().balanceOf(booking)).as("%s", place).isZero();
    }
    Booking overdue = booking(Waiting.REFUND_OVERDUE);
    assertThat(overdue.refundStatus()).isNotEqualTo("SUCCEEDED");
    world.till().settlesRefund(overdue);
    overdue.tells("REFUNDED");
    eventually()
        .untilAsserted(
            () ->
                assertThat(
                        count(
                            "hub.offer_cancellation where offer_id = '%s' and finished_at is not null"
                                .formatted(old.offer())))
                    .isOne());
  }

  private void financeGoesOn() {
    treasury.reaches(old.halfPaidRun(), "DONE");
    world.decides(old.dispute(), "won");
    eventually()
        .untilAsserted(
            () ->
                assertThat(
                        count(
                            "hub.dispute where id = '%s' and status = 'WON'"
                                .formatted(old.dispute())))
                    .isOne());
    treasury.approves(old.unapprovedRun());
    treasury.reaches(old.unapprovedRun(), "DONE");
    for (String run : List.of(old.halfPaidRun(), old.unapprovedRun())) {
      List<String> payouts = payouts(run);
      assertThat(payouts).hasSize(2);
      for (String payout : payouts) {
        assertThat(treasury.transfers(payout)).hasSize(1);
      }
    }
  }

  private void timeGoesBy() {
    world.passes(Duration.ofMinutes(20));
    booking(Waiting.ABANDONED).reaches("EXPIRED");
    world.passes(Duration.ofDays(31));
    booking(Waiting.CONFIRMED).reaches("DELIVERED");
    booking(Waiting.PAYMENT_UNKNOWN).reaches("DELIVERED");
    world.passes(Duration.ofDays(8));
    eventually()
        .untilAsserted(
            () ->
                assertThat(old.instances())
                    .allSatisfy(
                        (key, process) ->
                            assertThat(stack.engine().hasEnded(key)).as(process).isTrue()));
    eventually().untilAsserted(() -> assertThat(stack.engine().active()).isEmpty());
    assertThat(stack.engine().incidents()).isZero();
    assertThat(stack.engine().openTasks()).isEmpty();
  }

  private void nothingHappenedTwice() {
    old.waiting().forEach(this::hasItsRightEnd);
    eventually()
        .untilAsserted(
            () -> {
              JsonNode ledger = treasury.as(Treasury.FIN1).get("/api/admin/ledger").orThrow("hub");
              assertThat(ledger.path("unbalancedPostings").asLong(-1)).isZero();
              assertThat(World.stream(ledger.path("providerDifference")))
                  .isNotEmpty()
                  .allSatisfy(each -> assertThat(each.path("amount").asLong(-1)).isZero());
            });
  }

  private void hasItsRightEnd(Waiting place, Old old) {
    Booking booking = booking(place);
    assertThat(booking.status()).as("%s", place).isEqualTo(old.end().status());
    assertThat(world.till().succeededCharges(booking))
        .as("charges of %s", place)
        .hasSize(old.end().charges());
    assertThat(world.till().refunds(booking))
        .as("refunds of %s", place)
        .hasSize(old.end().refunds());
    assertThat(treasury.timesPaid(booking)).as("%s", place).allMatch(times -> times == 1);
  }

  private List<String> payouts(String run) {
    return stack
        .database()
        .list(
            "select id from hub.payout where run_id = '%s' and status = 'PAID'".formatted(run),
            row -> row.getString(1));
  }

  private long count(String from) {
    return stack.database().number("select count(*) from " + from);
  }

  private Booking booking(Waiting place) {
    Old booking = old.at(place);
    return new Booking(booking.id(), booking.number(), world.member(booking.buyer()));
  }
}
