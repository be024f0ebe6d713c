package de.mojoinstitut.processes;

import static de.mojoinstitut.processes.TenantPayoutElements.*;

import de.mojoinstitut.processes.TenantPayoutProcess.Errors;
import de.mojoinstitut.processes.TenantPayoutProcess.Messages;
import de.mojoinstitut.processes.TenantPayoutProcess.Variables;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A beneficiary is paid once, or learns why not. */
@ExtendWith(SharedEngine.class)
class TenantPayoutPathsTest {

  private static final Map<String, Object> SUCCEEDED = Map.of(Variables.RESOLUTION, "SUCCEEDED");
  private static final Map<String, Object> FAILED = Map.of(Variables.RESOLUTION, "FAILED");

  @Test
  void shouldIssueTheStatementOnceTheMoneyIsTransferred(MoneyRun payout) {
    // given
    transferring(payout);
    // when
    payout.receives(Messages.PAYOUT_PAID);
    // then
    done(payout);
  }

  @Test
  void shouldSkipPayoutWhoseGateIsClosed(MoneyRun payout) {
    // given
    payout.starts(TenantPayoutProcess.PROCESS_ID);
    // when
    payout.failsWithError(TASK_CHECK_GATE, Errors.SKIPPED);
    // then
    payout.endsAt(EVENT_PAYOUT_SKIPPED);
  }

  @Test
  void shouldSkipPayoutWhoseAmountHasChanged(MoneyRun payout) {
    // given
    payout.starts(TenantPayoutProcess.PROCESS_ID).completes(TASK_CHECK_GATE);
    // when
    payout.failsWithError(TASK_TRANSFER_PAYOUT, Errors.SKIPPED);
    // then
    payout.endsAt(EVENT_PAYOUT_SKIPPED);
  }

  @Test
  void shouldEndPayoutThatIsRefused(MoneyRun payout) {
    // given
    payout.starts(TenantPayoutProcess.PROCESS_ID).completes(TASK_CHECK_GATE);
    // when
    payout.failsWithError(TASK_TRANSFER_PAYOUT, Errors.PAYOUT_FAILED);
    // then
    payout.endsAt(EVENT_PAYOUT_ENDED);
  }

  @Test
  void shouldEndPayoutThatFails(MoneyRun payout) {
    // given
    transferring(payout);
    // when
    payout.receives(Messages.PAYOUT_FAILED);
    // then
    payout.endsAt(EVENT_PAYOUT_ENDED);
  }

  @Test
  void shouldBelieveStaffThatAnOverdueTransferSucceeded(MoneyRun payout) {
    // given
    overdue(payout);
    // when
    payout
        .staffCompletes(TASK_RESOLVE_UNKNOWN, SUCCEEDED)
        .completesWith(TASK_RESOLVE_PAYOUT, SUCCEEDED);
    // then
    done(payout);
  }

  @Test
  void shouldAskAgainUntilSomebodyWithTheRoleDecides(MoneyRun payout) {
    // given
    overdue(payout);
    // when
    payout
        .staffCompletes(TASK_RESOLVE_UNKNOWN, SUCCEEDED)
        .failsWithError(TASK_RESOLVE_PAYOUT, Errors.NOT_ALLOWED);
    // then
    payout
        .staffCompletes(TASK_RESOLVE_UNKNOWN, FAILED)
        .completesWith(TASK_RESOLVE_PAYOUT, FAILED)
        .endsAt(EVENT_PAYOUT_ENDED);
  }

  @Test
  void shouldWithdrawTheTaskWhenTheMoneyIsTransferredAfterAll(MoneyRun payout) {
    // given
    overdue(payout);
    payout.userTask(TASK_RESOLVE_UNKNOWN);
    // when
    payout.receives(Messages.PAYOUT_PAID);
    // then
    done(payout);
  }

  @Test
  void shouldWithdrawTheTaskWhenTheTransferFailsAfterAll(MoneyRun payout) {
    // given
    overdue(payout);
    payout.userTask(TASK_RESOLVE_UNKNOWN);
    // when
    payout.receives(Messages.PAYOUT_FAILED);
    // then
    payout.endsAt(EVENT_PAYOUT_ENDED);
  }

  @Test
  void shouldTellOfATransferThatNobodyClears(MoneyRun payout) {
    // given
    overdue(payout);
    payout.userTask(TASK_RESOLVE_UNKNOWN);
    // when
    payout.timePasses(Duration.ofDays(1).plusMinutes(1)).completes(EVENT_RESOLUTION_ESCALATED);
    // then
    payout.receives(Messages.PAYOUT_PAID);
    done(payout);
  }

  private static MoneyRun transferring(MoneyRun payout) {
    return payout
        .starts(TenantPayoutProcess.PROCESS_ID)
        .completes(TASK_CHECK_GATE, TASK_TRANSFER_PAYOUT);
  }

  private static void overdue(MoneyRun payout) {
    transferring(payout).timePasses(Duration.ofMinutes(61));
  }

  private static void done(MoneyRun payout) {
    payout.completes(TASK_ISSUE_STATEMENT, TASK_NOTIFY_PAYEE).endsAt(EVENT_PAYOUT_DONE);
  }
}
