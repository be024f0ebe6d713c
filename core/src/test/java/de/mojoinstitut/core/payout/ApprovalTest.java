package de.mojoinstitut.core.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.payout.DecidePayoutRun.Result;
import de.mojoinstitut.core.payout.PayoutRun.Status;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.core.task.StaffTask;
import de.mojoinstitut.core.testing.CoreTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A run over the limit, started by {@code user_fin1}. */
@SuppressWarnings("NullAway.Init") // set before each test
class ApprovalTest extends CoreTest {

  private static final String ORDER = "Task_Order";
  private static final String APPROVAL = "Task_Approval";

  @Autowired Runs runs;
  @Autowired OpenPayoutRun open;
  @Autowired ClaimPayoutRun claim;
  @Autowired CheckApproval check;
  @Autowired DecidePayoutRun decide;
  @Autowired RejectPayoutRun reject;
  private final long instance = Runs.newKey();
  private Shop shop;
  private PayoutRunId run;

  @BeforeEach
  void collect() {
    shop = runs.shop();
    runs.earned(shop, 100_000);
    run = runs.started(shop);
  }

  @Test
  void shouldLetAnotherPersonApproveInTasklist() {
    // given
    complete("user_fin2", "APPROVE");

    // then
    assertThat(check(1)).isEqualTo(CheckApproval.Result.APPROVED);
    assertThat(check(1)).isEqualTo(CheckApproval.Result.APPROVED);
    assertThat(runs.run(shop, run).status()).isEqualTo(Status.PAYING);
    assertThat(runs.due(shop, run)).hasSize(2);
  }

  @Test
  void shouldNotLetTheStarterApproveInTasklist() {
    // given
    complete("user_fin1", "APPROVE");

    // then
    assertThat(check(1)).isEqualTo(CheckApproval.Result.SAME_PERSON);
    assertThat(check(1)).isEqualTo(CheckApproval.Result.SAME_PERSON);
    assertThatThrownBy(() -> check(2)).isInstanceOf(OutsideUnavailableException.class);
    assertThatThrownBy(() -> runs.due(shop, run)).hasMessageContaining("must not pay");
    complete("user_fin2", "APPROVE");
    assertThat(check(2)).isEqualTo(CheckApproval.Result.APPROVED);
  }

  @ParameterizedTest
  @CsvSource({"user_ops, APPROVE", "user_nobody, APPROVE", "user_fin2, ''", "user_fin2, YES"})
  void shouldNotAllowWhoLacksTheRoleOrDecidesNothing(String person, String decision) {
    // given
    complete(person, decision);

    // then
    assertThat(check(1)).isEqualTo(CheckApproval.Result.NOT_ALLOWED);
    assertThat(runs.run(shop, run).decision()).isNull();
  }

  @Test
  void shouldLetNobodyOfAnotherRegionApprove() {
    // given
    tasks.give("user_fin2", Role.FINANCE, new RegionCode("US"));
    complete("user_fin2", "APPROVE");
    assertThat(check(1)).isEqualTo(CheckApproval.Result.NOT_ALLOWED);

    // when
    tasks.give("user_fin2", Role.FINANCE, shop.region());
    complete("user_fin2", "APPROVE");

    // then
    assertThat(check(2)).isEqualTo(CheckApproval.Result.APPROVED);
  }

  @Test
  void shouldFreeTheLinesOfARejectedRun() {
    // given
    complete("user_fin2", "REJECT");
    assertThat(check(1)).isEqualTo(CheckApproval.Result.REJECTED);

    // when
    shop.job(
        () -> {
          reject.reject(run);
          reject.reject(run);
          return run;
        });

    // then
    assertThat(runs.run(shop, run).status()).isEqualTo(Status.REJECTED);
    assertThat(runs.payouts(shop, run))
        .extracting(Payout::reason)
        .containsOnly(Payout.Reason.RUN_REJECTED);
    assertThatThrownBy(() -> runs.due(shop, run)).hasMessageContaining("must not pay");
    assertThat(runs.collected(shop, runs.requested(shop, false)).totals().payouts()).isEqualTo(2);
  }

  /** Whoever gets at the engine can start {@code tenant-payout} with any payout's id. */
  @Test
  void shouldMoveNoMoneyOfARunThatNobodyApproved() {
    // given
    PayoutId payout = runs.payouts(shop, run).getFirst().id();

    // then
    assertThatThrownBy(() -> runs.transfer(shop, payout))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AWAITING_APPROVAL");
    assertThat(runs.transferredTo(shop.tenant().value())).isZero();
  }

  @Test
  void shouldNotRejectWhatNobodyRejected() {
    assertThatThrownBy(
            () ->
                shop.job(
                    () -> {
                      reject.reject(run);
                      return run;
                    }))
        .hasMessageContaining("was not rejected");
  }

  @Test
  void shouldTakeADecisionByRequestAndTellTheProcess() {
    // then
    assertThat(decide(Runs.FIN1, true)).isEqualTo(Result.SAME_PERSON);
    assertThat(decide(Runs.FIN2, true)).isEqualTo(Result.DECIDED);
    assertThat(decide(Runs.FIN2, true)).isEqualTo(Result.WRONG_STATE);
    assertThat(database.toldTheProcess(run.value()))
        .containsExactly(PayoutMessages.RUN_REQUESTED, PayoutMessages.RUN_DECIDED);
    assertThat(check(1)).isEqualTo(CheckApproval.Result.APPROVED);
  }

  @Test
  void shouldLetTheFirstOfTwoDecisionsCount() {
    // given
    complete("user_fin2", "APPROVE");
    decide(new ClerkUserId("user_fin3"), false);

    // then
    assertThat(check(1)).isEqualTo(CheckApproval.Result.REJECTED);
    assertThat(runs.run(shop, run).decision())
        .isEqualTo(new PayoutRun.Decision(false, new ClerkUserId("user_fin3")));
  }

  @Test
  void shouldLetNobodyDecideAboutARunThatWaitsForNobody() {
    // given
    Shop small = runs.shop();
    runs.earned(small, 10_000);
    PayoutRunId paying = runs.started(small);

    // then
    assertThat(
            Scopes.within(
                Runs.FINANCE, () -> decide.decide(paying, new PayoutRun.Decision(true, Runs.FIN2))))
        .isEqualTo(Result.WRONG_STATE);
    assertThat(
            Scopes.within(
                Runs.FINANCE,
                () ->
                    decide.decide(
                        new PayoutRunId("run_none"), new PayoutRun.Decision(true, Runs.FIN2))))
        .isEqualTo(Result.NOT_FOUND);
  }

  @Test
  void shouldRefuseInTheDatabaseThatTheStarterDecides() {
    assertThatThrownBy(
            () ->
                database.execute(
                    "update payout_run set decision = 'APPROVE', decided_by = started_by where id = ?",
                    run.value()))
        .hasMessageContaining("payout_run_check");
  }

  @Test
  void shouldBelongToTheInstanceThatClaimedItFirst() {
    assertThat(shop.job(() -> claim.claim(run, 1))).isTrue();
    assertThat(shop.job(() -> claim.claim(run, 1))).isTrue();
    assertThat(shop.job(() -> claim.claim(run, 2))).isFalse();
  }

  @Test
  void shouldOpenARunByTaskForWhoCompletedIt() {
    // given
    order("user_fin2", Map.of("region", shop.region().value(), "cutoff", "2026-03-01T10:00Z"));

    // when
    PayoutRun opened = opened(1);

    // then
    assertThat(opened.order())
        .isEqualTo(
            new PayoutRun.Order(
                shop.region(),
                Instant.parse("2026-03-01T10:00:00Z"),
                false,
                new ClerkUserId("user_fin2")));
    assertThat(opened(1)).isEqualTo(opened);
    assertThat(shop.job(() -> claim.claim(opened.id(), instance))).isTrue();
    assertThat(shop.job(() -> claim.claim(opened.id(), 1))).isFalse();
    assertThat(database.toldTheProcess(opened.id().value())).isEmpty();
  }

  private PayoutRun opened(long visit) {
    return ((OpenPayoutRun.Result.Opened) open.open(new StaffTask(instance, ORDER, visit))).run();
  }

  @Test
  void shouldNotOpenARunForWhoLacksTheRole() {
    // given
    order("user_ops", Map.of("region", shop.region().value(), "cutoff", "2026-03-01T10:00:00Z"));

    // then
    assertThat(open.open(new StaffTask(instance, ORDER, 1)))
        .isEqualTo(new OpenPayoutRun.Result.NotAllowed());
    assertThat(database.count("payout_run where process_instance_key = ?", instance)).isZero();
  }

  @Test
  void shouldNotOpenARunOfARegionThatWhoOrdersDoesNotServe() {
    // given
    tasks.give("user_fin1", Role.FINANCE, new RegionCode("US"));
    order("user_fin1", Map.of("region", "DACH", "cutoff", "2026-03-01T10:00:00Z", "dryRun", true));

    // then
    assertThat(open.open(new StaffTask(instance, ORDER, 1)))
        .isEqualTo(new OpenPayoutRun.Result.NotAllowed());
  }

  @ParameterizedTest
  @CsvSource({"MARS, 2026-03-01T10:00:00Z", "DACH, soon", "DACH, ''", "'', 2026-03-01T10:00:00Z"})
  void shouldAskAgainForAnOrderThatIsNone(String region, String cutoff) {
    // given
    order("user_fin1", Map.of("region", region, "cutoff", cutoff, "dryRun", true));

    // then
    assertThat(open.open(new StaffTask(instance, ORDER, 1)))
        .isEqualTo(new OpenPayoutRun.Result.InvalidOrder());
    order("user_fin1", Map.of("region", "DACH", "cutoff", "2026-03-01", "dryRun", true));
    PayoutRun opened = opened(2);
    assertThat(opened.order().dryRun()).isTrue();
    assertThat(opened.order().cutoff()).isEqualTo(Instant.parse("2026-03-01T23:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-07-01T10:00",
        "2026-07-01T10:00:00",
        "2026-07-01T08:00Z",
        "2026-07-01T10:00+02:00",
        "2026-07-01T08:00:00.000Z",
        "2026-07-01T08:00:00.000000Z"
      })
  void shouldReadWhatFormsWrite(String cutoff) {
    assertThat(RunOrder.cutoff(cutoff, java.time.ZoneId.of("Europe/Berlin")))
        .contains(Instant.parse("2026-07-01T08:00:00Z"));
  }

  private void order(String person, Map<String, Object> form) {
    tasks.complete(instance, ORDER, person, form);
  }

  private void complete(String person, String decision) {
    tasks.complete(instance, APPROVAL, person, Map.of("decision", decision));
  }

  private CheckApproval.Result check(long visit) {
    return shop.job(() -> check.check(run, new StaffTask(instance, APPROVAL, visit)));
  }

  private Result decide(ClerkUserId person, boolean approved) {
    return Scopes.within(
        Runs.FINANCE, () -> decide.decide(run, new PayoutRun.Decision(approved, person)));
  }
}
