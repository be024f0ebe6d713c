package de.mojoinstitut.processes;

import static de.mojoinstitut.processes.PayoutRunElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.processes.PayoutRunProcess.Errors;
import de.mojoinstitut.processes.PayoutRunProcess.Messages;
import de.mojoinstitut.processes.PayoutRunProcess.Variables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Finance orders, somebody else approves, every beneficiary is paid. */
@ExtendWith(SharedEngine.class)
class PayoutRunPathsTest {

  private static final Map<String, Object> APPROVE = Map.of(Variables.DECISION, "APPROVE");
  private static final Map<String, Object> APPROVED = Map.of(Variables.APPROVED, true);

  @Test
  void shouldPayWhatFinanceOrderedInTheTaskList(MoneyRun run) {
    // given
    wanted(run).staffCompletes(TASK_START_PAYOUT_RUN, order("2026-11-22T10:00Z"));
    run.completesWith(TASK_OPEN_PAYOUT_RUN, opened(run)).completes(TASK_CLAIM_PAYOUT_RUN);
    // when
    run.completesWith(TASK_COLLECT_LINES, collected(false, true));
    run.staffCompletes(TASK_APPROVE_PAYOUT_RUN, APPROVE);
    run.completesWith(TASK_CHECK_APPROVAL, APPROVED);
    // then
    paid(run);
  }

  @Test
  void shouldOrderNothingForWhoHasNotTheRole(MoneyRun run) {
    // given
    wanted(run).staffCompletes(TASK_START_PAYOUT_RUN, order("2026-11-22T10:00Z"));
    // when
    run.failsWithError(TASK_OPEN_PAYOUT_RUN, Errors.NOT_ALLOWED);
    // then
    run.endsAt(EVENT_NOT_ALLOWED);
  }

  @Test
  void shouldAskForTheOrderAgainWhenItIsNoOrder(MoneyRun run) {
    // given
    wanted(run).staffCompletes(TASK_START_PAYOUT_RUN, Map.of(Variables.REGION, "Atlantis"));
    // when
    run.failsWithError(TASK_OPEN_PAYOUT_RUN, Errors.INVALID_ORDER);
    // then
    run.staffCompletes(TASK_START_PAYOUT_RUN, order("2026-11-22T10:00Z"));
    run.completesWith(TASK_OPEN_PAYOUT_RUN, opened(run)).completes(TASK_CLAIM_PAYOUT_RUN);
    run.completesWith(TASK_COLLECT_LINES, collected(true, true)).endsAt(EVENT_NOTHING_TO_PAY);
  }

  @Test
  void shouldEndInstanceWhoseRunBelongsToAnother(MoneyRun run) {
    // given
    run.startsBy(Messages.PAYOUT_RUN_REQUESTED);
    // when
    run.failsWithError(TASK_CLAIM_PAYOUT_RUN, Errors.ALREADY_CLAIMED);
    // then
    run.endsAt(EVENT_ALREADY_IN_PROGRESS);
  }

  @Test
  void shouldPayWithoutApprovalBelowTheLimit(MoneyRun run) {
    // when
    requested(run).completesWith(TASK_COLLECT_LINES, collected(false, false));
    // then
    paid(run);
  }

  @Test
  void shouldGiveEachPayoutOnlyWhatItNeeds(MoneyRun run) {
    // given
    requested(run).completesWith(TASK_COLLECT_LINES, collected(false, false));
    // when
    run.completesWith(TASK_BEGIN_PAYING, payouts(run.key() + "-1"));
    // then
    assertThat(run.variablesAt(TenantPayoutElements.TASK_CHECK_GATE))
        .containsEntry(Variables.PAYOUT_ID, run.key() + "-1")
        .containsKeys(Variables.PAYOUT_RUN_NUMBER, Variables.REGION)
        .doesNotContainKeys(Variables.PREVIEW, Variables.TOTALS, Variables.PAYOUT_IDS);
    run.failsWithError(
            TenantPayoutElements.TASK_TRANSFER_PAYOUT, TenantPayoutProcess.Errors.SKIPPED)
        .completes(TASK_FINISH_PAYOUT_RUN)
        .endsAt(EVENT_RUN_DONE);
  }

  @Test
  void shouldShowADryRunAndPayNothing(MoneyRun run) {
    // given
    dryRun(run).completesWith(TASK_COLLECT_LINES, collected(false, true));
    // when
    run.staffCompletes(TASK_REVIEW_PREVIEW, Map.of());
    // then
    run.endsAt(EVENT_PREVIEW_SEEN);
  }

  @Test
  void shouldEndADryRunThatNobodyLooksAt(MoneyRun run) {
    // given
    dryRun(run).completesWith(TASK_COLLECT_LINES, collected(false, false));
    run.userTask(TASK_REVIEW_PREVIEW);
    // when
    run.timePasses(Duration.ofDays(1).plusMinutes(1)).completes(EVENT_PREVIEW_ESCALATED);
    run.timePasses(Duration.ofDays(6)).completes(EVENT_PREVIEW_ESCALATED);
    // then
    run.endsAt(EVENT_PREVIEW_SEEN);
  }

  @Test
  void shouldTakeADecisionOfTheApi(MoneyRun run) {
    // given
    requested(run).completesWith(TASK_COLLECT_LINES, collected(false, true));
    // when
    run.receives(Messages.PAYOUT_RUN_DECIDED)
        .completesWith(TASK_CHECK_APPROVAL, Map.of(Variables.APPROVED, false));
    // then
    run.completes(TASK_REJECT_PAYOUT_RUN).endsAt(EVENT_RUN_REJECTED);
  }

  @Test
  void shouldAskAgainUntilAnotherPersonWithTheRoleDecides(MoneyRun run) {
    // given
    requested(run).completesWith(TASK_COLLECT_LINES, collected(false, true));
    // when
    run.staffCompletes(TASK_APPROVE_PAYOUT_RUN, APPROVE)
        .failsWithError(TASK_CHECK_APPROVAL, Errors.SAME_PERSON);
    run.staffCompletes(TASK_APPROVE_PAYOUT_RUN, APPROVE)
        .failsWithError(TASK_CHECK_APPROVAL, Errors.NOT_ALLOWED);
    // then
    run.staffCompletes(TASK_APPROVE_PAYOUT_RUN, APPROVE)
        .completesWith(TASK_CHECK_APPROVAL, APPROVED);
    paid(run);
  }

  @Test
  void shouldTellOfARunThatNobodyOrdersOrApproves(MoneyRun run) {
    // given
    wanted(run).userTask(TASK_START_PAYOUT_RUN);
    // when
    run.timePasses(Duration.ofDays(1).plusMinutes(1)).completes(EVENT_ORDER_ESCALATED);
    run.staffCompletes(TASK_START_PAYOUT_RUN, order("2026-11-22T10:00Z"));
    run.completesWith(TASK_OPEN_PAYOUT_RUN, opened(run)).completes(TASK_CLAIM_PAYOUT_RUN);
    run.completesWith(TASK_COLLECT_LINES, collected(false, true));
    run.userTask(TASK_APPROVE_PAYOUT_RUN);
    run.timePasses(Duration.ofDays(1).plusMinutes(1)).completes(EVENT_APPROVAL_ESCALATED);
    // then
    run.staffCompletes(TASK_APPROVE_PAYOUT_RUN, APPROVE)
        .completesWith(TASK_CHECK_APPROVAL, APPROVED);
    paid(run);
  }

  @Test
  void shouldNotBelieveATaskThatApprovesItself(MoneyRun run) {
    // given
    requested(run).completesWith(TASK_COLLECT_LINES, collected(false, true));
    // when
    run.staffCompletes(
        TASK_APPROVE_PAYOUT_RUN,
        Map.of(Variables.DECISION, "APPROVE", Variables.APPROVED, true, "payoutRunId", "other"));
    // then
    assertThat(run.variablesAt(TASK_CHECK_APPROVAL))
        .containsEntry(Variables.PAYOUT_RUN_ID, run.key())
        .doesNotContainKey(Variables.APPROVED);
    run.completes(TASK_REJECT_PAYOUT_RUN).endsAt(EVENT_RUN_REJECTED);
  }

  private static MoneyRun wanted(MoneyRun run) {
    return run.create(PayoutRunProcess.PROCESS_ID, Map.of());
  }

  private static MoneyRun requested(MoneyRun run) {
    return run.startsBy(Messages.PAYOUT_RUN_REQUESTED).completes(TASK_CLAIM_PAYOUT_RUN);
  }

  private static MoneyRun dryRun(MoneyRun run) {
    return run.startsBy(Messages.PAYOUT_RUN_REQUESTED)
        .completesWith(TASK_CLAIM_PAYOUT_RUN, Map.of(Variables.DRY_RUN, true));
  }

  private static void paid(MoneyRun run) {
    run.completesWith(TASK_BEGIN_PAYING, payouts(run.key() + "-1", run.key() + "-2"));
    run.failsWithError(TenantPayoutElements.TASK_CHECK_GATE, TenantPayoutProcess.Errors.SKIPPED);
    run.failsWithError(TenantPayoutElements.TASK_CHECK_GATE, TenantPayoutProcess.Errors.SKIPPED);
    run.completes(TASK_FINISH_PAYOUT_RUN).endsAt(EVENT_RUN_DONE);
  }

  private static Map<String, Object> order(String cutoff) {
    return Map.of(Variables.REGION, "DACH", Variables.CUTOFF, cutoff, Variables.DRY_RUN, false);
  }

  private static Map<String, Object> opened(MoneyRun run) {
    return Map.of(
        Variables.PAYOUT_RUN_ID,
        run.key(),
        Variables.PAYOUT_RUN_NUMBER,
        "PR-2026-0001",
        Variables.REGION,
        "DACH",
        Variables.DRY_RUN,
        false);
  }

  private static Map<String, Object> collected(boolean nothingToPay, boolean approvalRequired) {
    return Map.of(
        Variables.NOTHING_TO_PAY,
        nothingToPay,
        Variables.APPROVAL_REQUIRED,
        approvalRequired,
        Variables.PREVIEW,
        List.of(Map.of("payoutId", "payout_1", "amount", 7650)),
        Variables.TOTALS,
        Map.of("payouts", 1, "amount", 7650, "currency", "EUR", "lines", 1));
  }

  private static Map<String, Object> payouts(String... ids) {
    return Map.of(Variables.PAYOUT_IDS, List.of(ids));
  }
}
