package de.mojoinstitut.processes;

import static de.mojoinstitut.processes.PaymentDisputeElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.processes.PaymentDisputeProcess.Errors;
import de.mojoinstitut.processes.PaymentDisputeProcess.Messages;
import de.mojoinstitut.processes.PaymentDisputeProcess.Variables;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Finance answers in time; the bank decides. */
@ExtendWith(SharedEngine.class)
class DisputePathsTest {

  private static final Map<String, Object> CONTEST = Map.of(Variables.OUTCOME, "CONTEST");

  @Test
  void shouldPassTheAnswerOnAndWaitForTheBank(MoneyRun dispute) {
    // given
    opened(dispute);
    assertThat(OffsetDateTime.parse(dispute.userTask(TASK_HANDLE_DISPUTE).getDueDate()))
        .isBetween(
            OffsetDateTime.parse(dispute.in(Duration.ofDays(6))),
            OffsetDateTime.parse(dispute.in(Duration.ofDays(7))));
    dispute.staffCompletes(TASK_HANDLE_DISPUTE, CONTEST).completes(TASK_ANSWER_DISPUTE);
    // when
    dispute.receives(Messages.DISPUTE_CLOSED);
    // then
    dispute.endsAt(EVENT_DISPUTE_CLOSED);
  }

  @Test
  void shouldWithdrawTheTaskWhenTheBankDecidesFirst(MoneyRun dispute) {
    // given
    opened(dispute);
    dispute.userTask(TASK_HANDLE_DISPUTE);
    // when
    dispute.receives(Messages.DISPUTE_CLOSED);
    // then
    dispute.endsAt(EVENT_DISPUTE_CLOSED);
  }

  @Test
  void shouldAskAgainUntilSomebodyWithTheRoleAnswers(MoneyRun dispute) {
    // given
    opened(dispute).staffCompletes(TASK_HANDLE_DISPUTE, CONTEST);
    // when
    dispute.failsWithError(TASK_ANSWER_DISPUTE, Errors.NOT_ALLOWED);
    // then
    dispute.staffCompletes(TASK_HANDLE_DISPUTE, CONTEST).completes(TASK_ANSWER_DISPUTE);
    dispute.receives(Messages.DISPUTE_CLOSED).endsAt(EVENT_DISPUTE_CLOSED);
  }

  @Test
  void shouldEndInstanceWhoseDisputeBelongsToAnother(MoneyRun dispute) {
    // given
    dispute.startsBy(Messages.DISPUTE_OPENED);
    // when
    dispute.failsWithError(TASK_CLAIM_DISPUTE, Errors.ALREADY_CLAIMED);
    // then
    dispute.endsAt(EVENT_ALREADY_IN_PROGRESS);
  }

  @Test
  void shouldTellOfADisputeThatNobodyAnswersInTime(MoneyRun dispute) {
    // given
    opened(dispute).userTask(TASK_HANDLE_DISPUTE);
    dispute.timePasses(Duration.ofDays(6)).hasNoJobFor(EVENT_ANSWER_ESCALATED);
    // when
    dispute.timePasses(Duration.ofDays(1).plusMinutes(1)).completes(EVENT_ANSWER_ESCALATED);
    dispute.timePasses(Duration.ofDays(1)).completes(EVENT_ANSWER_ESCALATED);
    // then
    dispute.receives(Messages.DISPUTE_CLOSED).endsAt(EVENT_DISPUTE_CLOSED);
  }

  @Test
  void shouldTellAfterADayWhereTheBankNamesNoDate(MoneyRun dispute) {
    // given
    dispute
        .startsWithout(Variables.ANSWER_BY, Messages.DISPUTE_OPENED)
        .completes(TASK_CLAIM_DISPUTE);
    assertThat(OffsetDateTime.parse(dispute.userTask(TASK_HANDLE_DISPUTE).getDueDate()))
        .isBetween(
            OffsetDateTime.parse(dispute.in(Duration.ofHours(23))),
            OffsetDateTime.parse(dispute.in(Duration.ofDays(1))));
    // when
    dispute.timePasses(Duration.ofDays(1).plusMinutes(1)).completes(EVENT_ANSWER_ESCALATED);
    // then
    dispute.receives(Messages.DISPUTE_CLOSED).endsAt(EVENT_DISPUTE_CLOSED);
  }

  private static MoneyRun opened(MoneyRun dispute) {
    return dispute.startsBy(Messages.DISPUTE_OPENED).completes(TASK_CLAIM_DISPUTE);
  }
}
