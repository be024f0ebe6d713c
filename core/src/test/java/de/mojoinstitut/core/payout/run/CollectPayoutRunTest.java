package de.mojoinstitut.core.payout.run;

import static de.mojoinstitut.core.ledger.Books.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.mojoinstitut.core.ledger.Books;
import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.ledger.PostRefund;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payout.run.CollectPayoutRun.Collected;
import de.mojoinstitut.core.payout.run.Payout.Reason;
import de.mojoinstitut.core.payout.run.Payout.Status;
import de.mojoinstitut.core.testing.CoreTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Of each delivered 100.00 a tenant has 88.25 and its distributor 2.00. */
@SuppressWarnings("NullAway.Init") // set before each test
class CollectPayoutRunTest extends CoreTest {

  @Autowired Runs runs;
  @Autowired Books books;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = runs.shop();
  }

  @Test
  void shouldNetWhatIsPayablePerBeneficiary() {
    // given
    runs.earned(shop, 10_000);
    PaymentId refunded = runs.earned(shop, 20_000);
    books.refund(shop, refunded, 5_000, PostRefund.Cause.BUYER_CANCELLED);
    books.sold(shop, 30_000);

    // when
    PayoutRunId run = runs.requested(shop, false);
    Collected collected = runs.collected(shop, run);

    // then
    assertThat(runs.payouts(shop, run))
        .extracting(each -> each.beneficiary(), Payout::amount, Payout::lines, Payout::status)
        .containsExactly(
            tuple(shop.seller(), eur(8_825 + 17_675 - 4_500), 3L, Status.PENDING),
            tuple(shop.distributor(), eur(200 + 400 - 100), 3L, Status.SKIPPED));
    assertThat(collected.totals()).isEqualTo(new PayoutRun.Totals(1, eur(22_000), 3));
    assertThat(collected.nothingToPay()).isFalse();
    assertThat(collected.approvalRequired()).isFalse();
    assertThat(status(run)).isEqualTo(PayoutRun.Status.PAYING);
    assertThat(database.count("payout_line where active and region = ?", shop.region().value()))
        .isEqualTo(3);
  }

  @Test
  void shouldLeaveWhatIsBelowTheMinimumForTheNextRun() {
    // given
    runs.earned(shop, 1_000);

    // when
    PayoutRunId first = runs.requested(shop, false);
    Collected collected = runs.collected(shop, first);
    runs.earned(shop, 10_000);
    PayoutRunId second = runs.started(shop);

    // then
    assertThat(collected.nothingToPay()).isTrue();
    assertThat(status(first)).isEqualTo(PayoutRun.Status.DONE);
    Payout skipped = runs.payout(shop, runs.toTenant(shop, first));
    assertThat(skipped.reason()).isEqualTo(Reason.BELOW_MINIMUM);
    assertThat(skipped.amount()).isEqualTo(eur(860));
    assertThat(runs.payout(shop, runs.toTenant(shop, second)).amount()).isEqualTo(eur(860 + 8_825));
  }

  @Test
  void shouldLeaveWhatOccurredAfterTheCutoff() {
    // given
    runs.earned(shop, 10_000);
    PayoutRunId run = runs.requested(shop, false);
    clock.advance(Duration.ofSeconds(1));
    runs.earned(shop, 20_000);

    // when
    Collected collected = runs.collected(shop, run);

    // then
    assertThat(collected.totals().amount()).isEqualTo(eur(8_825));
  }

  @Test
  void shouldWantASecondPersonFromTheLimitOn() {
    // given 500.00 exactly: 566.95 less 10 % rounded up, less 1.5 % + 0.25
    runs.earned(shop, 56_780);

    // when
    PayoutRunId run = runs.requested(shop, false);
    Collected collected = runs.collected(shop, run);

    // then
    assertThat(collected.totals().amount().amount()).isGreaterThanOrEqualTo(50_000);
    assertThat(collected.approvalRequired()).isTrue();
    assertThat(status(run)).isEqualTo(PayoutRun.Status.AWAITING_APPROVAL);
  }

  @Test
  void shouldLeaveNothingBehindAsADryRun() {
    // given
    runs.earned(shop, 100_000);

    // when
    PayoutRunId dry = runs.requested(shop, true);
    Collected shown = runs.collected(shop, dry);
    PayoutRunId real = runs.requested(shop, false);
    Collected collected = runs.collected(shop, real);

    // then
    assertThat(status(dry)).isEqualTo(PayoutRun.Status.PREVIEW);
    assertThat(shown.approvalRequired()).isFalse();
    assertThat(shown.totals()).isEqualTo(collected.totals());
    assertThat(database.count("payout_line where payout_id like ?", linesOf(dry))).isZero();
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 88_475L, 0L, 0L);
  }

  private static String linesOf(PayoutRunId run) {
    return run.value().replace("run_", "payout_") + "%";
  }

  @Test
  void shouldCollectOnceHoweverOftenTheJobRuns() {
    // given
    runs.earned(shop, 10_000);
    PayoutRunId run = runs.requested(shop, false);
    Collected first = runs.collected(shop, run);
    runs.earned(shop, 10_000);

    // then
    assertThat(runs.collected(shop, run)).isEqualTo(first);
  }

  @Test
  void shouldPutEachLineIntoOneOfTwoRunsAtOnce() throws Exception {
    // given
    List<Shop> tenants = List.of(shop, runs.another(shop), runs.another(shop));
    for (Shop tenant : tenants) {
      for (int i = 0; i < 10; i++) {
        runs.earned(tenant, 10_000);
      }
    }
    List<PayoutRunId> atOnce =
        List.of(
            runs.requested(shop, false), runs.requested(shop, false), runs.requested(shop, false));

    // when
    List<Collected> collected;
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      collected =
          threads
              .invokeAll(
                  atOnce.stream()
                      .<Callable<Collected>>map(run -> () -> runs.collected(shop, run))
                      .toList())
              .stream()
              .map(Future::resultNow)
              .toList();
    }

    // then
    assertThat(collected.stream().mapToLong(each -> each.totals().amount().amount()).sum())
        .isEqualTo(30 * 8_825L + 30 * 200L);
    assertThat(collected).filteredOn(Collected::nothingToPay).hasSize(2);
    assertThat(database.count("payout_line where active and region = ?", shop.region().value()))
        .isEqualTo(60);
  }

  private PayoutRun.Status status(PayoutRunId run) {
    return runs.run(shop, run).status();
  }
}
