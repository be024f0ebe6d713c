package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What becomes of a confirmed booking's money, until it is back with the buyer or with the mentor.
 * Each test lets weeks pass, so these come after the others.
 */
@ExtendWith(StackExtension.class)
@Order(Integer.MAX_VALUE - 2)
class MoneyJourneysIT {

  private static final Duration UNTIL_DELIVERED = Duration.ofDays(30).plusHours(4);
  private static final Duration UNTIL_RELEASED = Duration.ofDays(8);

  private final World world;
  private final Treasury treasury;

  MoneyJourneysIT(World world) {
    this.world = world;
    this.treasury = new Treasury(world);
  }

  @Test
  void shouldGiveHalfBackToTheBuyerWhoCancelsFourDaysAhead() {
    // given
    Booking booking = confirmed("Zur Hälfte", 9_999);
    eventually()
        .untilAsserted(
            () ->
                assertThat(treasury.ledger(booking))
                    .isEqualTo(
                        Map.of(
                            "CLEARING", -9_999L,
                            "TENANT", 8_824L,
                            "DISTRIBUTOR", 200L,
                            "PLATFORM", 800L,
                            "PROVIDER_FEES", 175L)));
    world.passes(Duration.ofDays(26));
    // when
    JsonNode quote = buyer(booking).quote(booking.id()).orThrow("hub");
    Answer answer = buyer(booking).cancel(booking.id());
    Booking cancelled = renewed(booking).reaches("CANCELLED").tells("REFUNDED");
    // then
    assertThat(answer.status()).isEqualTo(202);
    assertThat(quote.path("refund").path("amount").asLong()).isEqualTo(5_000);
    assertThat(cancelled.now().path("refund").path("amount").asLong()).isEqualTo(5_000);
    assertThat(world.till().balanceOf(booking)).isEqualTo(4_999);
    world.fulfilled(booking, "Event_BookingCancelled");
    assertThat(treasury.ledger(booking))
        .isEqualTo(
            Map.of(
                "CLEARING", -4_999L,
                "TENANT", 4_324L,
                "DISTRIBUTOR", 100L,
                "PLATFORM", 400L,
                "PROVIDER_FEES", 175L));
    assertThat(treasury.tenantShare(booking)).isEqualTo(Map.of("PAYABLE", 4_324L));
    assertThat(cancelled.buyer().seatsLeft(offer(booking))).isEqualTo(3);
  }

  @Test
  void shouldGiveEverythingBackWhenTheSellerCancels() {
    // given
    Booking booking = confirmed("Leider krank", 9_999);
    world.passes(Duration.ofDays(29));
    // when
    Answer answer = treasury.as("user_anna", World.ANNA).cancel(booking.id());
    renewed(booking).reaches("CANCELLED").tells("REFUNDED");
    // then
    assertThat(answer.status()).isEqualTo(202);
    assertThat(world.till().balanceOf(booking)).isZero();
    world.fulfilled(booking, "Event_BookingCancelled");
    assertThat(treasury.ledger(booking)).isEqualTo(Map.of("TENANT", -175L, "PROVIDER_FEES", 175L));
  }

  @Test
  void shouldEndEveryBookingOfACancelledOffer() {
    // given
    String offer = world.anna().publishes("Fällt aus", 5, 4_000);
    Booking paid = confirmed(offer);
    Booking alsoPaid = confirmed(offer);
    Booking waiting = world.newcomer().books(offer).awaitsPayment();
    Booking cancelledBefore = world.newcomer().books(offer).awaitsPayment();
    assertThat(cancelledBefore.buyer().cancels(cancelledBefore).status()).isEqualTo(202);
    cancelledBefore.reaches("CANCELLED");
    // when
    Answer answer = treasury.as("user_anna", World.ANNA).cancelOffer(offer, "SELLER_ILL");
    // then
    assertThat(answer.status()).isEqualTo(202);
    for (Booking booking : List.of(paid, alsoPaid)) {
      booking.reaches("CANCELLED").tells("REFUNDED");
      assertThat(world.till().balanceOf(booking)).isZero();
    }
    waiting.reaches("CANCELLED");
    assertThat(world.till().charges(waiting)).isEmpty();
    world.ended(World.OFFER_CANCELLATION, offer, "Event_OfferCancellationDone");
    assertThat(
            world
                .stack()
                .database()
                .list(
                    "select result from hub.offer_cancellation_result where offer_id = '%s' order by 1"
                        .formatted(offer),
                    row -> row.getString(1)))
        .containsExactly("CANCELLED", "REFUNDED", "REFUNDED");
    assertThat(world.newcomer().triesToBook(offer, "too-late-" + offer).isSuccess()).isFalse();
  }

  @Test
  void shouldPayOutWhatWasDeliveredAndNetALateRefund() {
    // given
    Booking booking = confirmed("Bis zur Auszahlung", 60_000);
    delivered(booking);
    assertThat(treasury.tenantShare(booking)).isEqualTo(Map.of("PENDING", 53_075L));
    released(booking);
    // when
    String run = treasury.startsRun();
    // then
    assertThat(treasury.status(run)).isEqualTo("AWAITING_APPROVAL");
    Answer own = treasury.decides(treasury.as(Treasury.FIN1), run, "APPROVE");
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.code()).isEqualTo("SAME_PERSON");
    // when
    treasury.approves(run);
    treasury.reaches(run, "DONE");
    // then
    assertThat(treasury.paidFor(booking, run, World.ANNA)).contains(53_075L);
    assertThat(treasury.paidFor(booking, run, "dist_dach")).contains(1_200L);
    for (String payee : List.of(World.ANNA, "dist_dach")) {
      Treasury.Payout payout = treasury.payout(run, payee);
      assertThat(treasury.transfers(payout.id()))
          .singleElement()
          .satisfies(
              transfer -> assertThat(transfer.path("amount").asLong()).isEqualTo(payout.amount()));
    }
    // when
    world.refundsOutOfGoodwill(booking, 10_000);
    eventually()
        .untilAsserted(
            () -> assertThat(treasury.ledger(booking)).containsEntry("CLEARING", -50_000L));
    Booking next = confirmed("Danach", 70_000);
    delivered(next);
    released(next);
    String second = treasury.paysOut();
    // then
    assertThat(treasury.paidFor(booking, second, World.ANNA)).contains(-9_000L);
    assertThat(treasury.paidFor(booking, second, "dist_dach")).contains(-200L);
    assertThat(treasury.paidFor(next, second, World.ANNA)).contains(61_925L);
    assertThat(treasury.timesPaid(booking)).isNotEmpty().containsOnly(1);
  }

  @Test
  void shouldHoldWhatIsDisputedAndEndAsTheBankDecides() {
    // given
    Booking won = confirmed("Zu Recht bezahlt", 9_999);
    Booking lost = confirmed("Nicht anerkannt", 9_999);
    // when
    String first = world.disputes(won);
    String second = world.disputes(lost);
    // then
    for (Booking booking : List.of(won, lost)) {
      eventually()
          .untilAsserted(
              () -> assertThat(treasury.tenantShare(booking)).containsEntry("HELD", 8_999L));
    }
    // when
    world.decides(first, "won");
    world.decides(second, "lost");
    // then
    eventually()
        .untilAsserted(
            () ->
                assertThat(treasury.ledger(won))
                    .isEqualTo(
                        Map.of(
                            "CLEARING", -9_999L,
                            "TENANT", 6_824L,
                            "DISTRIBUTOR", 200L,
                            "PLATFORM", 800L,
                            "PROVIDER_FEES", 2_175L)));
    eventually()
        .untilAsserted(
            () ->
                assertThat(treasury.ledger(lost))
                    .isEqualTo(Map.of("TENANT", -2_175L, "PROVIDER_FEES", 2_175L)));
    world.ended(World.DISPUTE, first, "Event_DisputeClosed");
    world.ended(World.DISPUTE, second, "Event_DisputeClosed");
  }

  @Test
  void shouldFindTheTransferWhoseAnswerNeverCame() {
    // given
    Booking booking = confirmed("Ohne Antwort", 70_000);
    delivered(booking);
    released(booking);
    String run = treasury.startsRun();
    world
        .till()
        .misbehaves(
            JsonHttp.object()
                .put("kind", "timeout_after")
                .put("times", 1)
                .put("method", "POST")
                .put("path", "/v1/transfers")
                .put("millis", 30_000));
    // when
    treasury.approves(run);
    treasury.reaches(run, "DONE");
    // then
    assertThat(world.till().troubleLeft()).isZero();
    for (String payee : List.of(World.ANNA, "dist_dach")) {
      Treasury.Payout payout = treasury.payout(run, payee);
      assertThat(payout.status()).isEqualTo("PAID");
      assertThat(treasury.transfers(payout.id())).hasSize(1);
    }
    assertThat(treasury.timesPaid(booking)).containsOnly(1);
  }

  @Test
  void shouldPayEachLineOnceThoughTheHubIsKilledInTheMiddle() {
    // given
    Booking booking = confirmed("Mittendrin", 80_000);
    delivered(booking);
    released(booking);
    String run = treasury.startsRun();
    // when
    treasury.approves(run);
    eventually()
        .untilAsserted(() -> assertThat(treasury.status(run)).isNotEqualTo("AWAITING_APPROVAL"));
    world.stack().kill("hub");
    world.stack().up();
    treasury.reaches(run, "DONE");
    // then
    assertThat(treasury.paidFor(booking, run, World.ANNA)).contains(70_775L);
    assertThat(treasury.timesPaid(booking)).isNotEmpty().containsOnly(1);
    assertThat(treasury.transfers(treasury.payout(run, World.ANNA).id())).hasSize(1);
  }

  @Test
  void shouldPayEachLineOnceThoughTwoRunsStartTogether() {
    // given
    Booking booking = confirmed("Doppelt gestartet", 90_000);
    delivered(booking);
    released(booking);
    HubApi fin1 = treasury.as(Treasury.FIN1);
    // when
    List<String> runs =
        Crowd.allAtOnce(
                Stream.<Callable<Answer>>of(
                    () -> treasury.startsRun(fin1), () -> treasury.startsRun(fin1)))
            .stream()
            .map(answer -> answer.orThrow("hub").path("payoutRunId").asText())
            .toList();
    for (String run : runs) {
      treasury.reaches(run, "AWAITING_APPROVAL", "DONE");
      treasury.approves(run);
    }
    runs.forEach(run -> treasury.reaches(run, "DONE"));
    // then
    assertThat(runs.stream().flatMap(run -> treasury.paidFor(booking, run, World.ANNA).stream()))
        .containsExactly(79_625L);
    assertThat(treasury.timesPaid(booking)).isNotEmpty().containsOnly(1);
  }

  @Test
  void shouldLetOnlyFinancePayOutAndShowEachTenantItsOwn() {
    // given
    HubApi anna = treasury.as("user_anna", World.ANNA);
    HubApi tom = treasury.as("user_tom", "tenant_tom");
    HubApi distributor = treasury.as("user_dist_dach");
    // then
    for (HubApi caller : List.of(anna, tom, distributor, treasury.as("user_ops"))) {
      assertThat(treasury.startsRun(caller).status()).isEqualTo(403);
    }
    assertThat(anna.get("/api/payouts?tenant=" + World.ANNA).status()).isEqualTo(200);
    assertThat(tom.get("/api/payouts?tenant=" + World.ANNA).isSuccess()).isFalse();
    assertThat(anna.get("/api/admin/ledger").status()).isEqualTo(403);
    JsonNode ledger = treasury.as(Treasury.FIN1).get("/api/admin/ledger").orThrow("hub");
    assertThat(ledger.path("unbalancedPostings").asLong(-1)).isZero();
  }

  private Booking confirmed(String title, long cents) {
    return confirmed(world.anna().publishes(title, 3, cents));
  }

  private Booking confirmed(String offer) {
    Booking booking = world.newcomer().books(offer).awaitsPayment();
    world.till().pays(booking);
    return booking.reaches("CONFIRMED");
  }

  private void delivered(Booking booking) {
    world.passes(UNTIL_DELIVERED);
    renewed(booking).reaches("DELIVERED");
  }

  private void released(Booking booking) {
    world.passes(UNTIL_RELEASED);
    renewed(booking).tells("RELEASED");
    world.fulfilled(booking, "Event_RevenueReleased");
  }

  /** The same booking in a new session of its buyer. */
  private Booking renewed(Booking booking) {
    return new Booking(booking.id(), booking.number(), world.member(booking.buyer().user()));
  }

  private HubApi buyer(Booking booking) {
    return treasury.as(booking.buyer().user());
  }

  private String offer(Booking booking) {
    return renewed(booking).now().path("offerId").asText();
  }
}
