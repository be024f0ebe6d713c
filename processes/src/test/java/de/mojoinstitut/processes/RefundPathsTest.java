package de.mojoinstitut.processes;

import static de.mojoinstitut.processes.BookingRefundElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.processes.BookingRefundProcess.Errors;
import de.mojoinstitut.processes.BookingRefundProcess.Messages;
import de.mojoinstitut.processes.BookingRefundProcess.Variables;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A refund ends only when the money is back; what stays unclear is for people to find out. */
@ExtendWith(SharedEngine.class)
class RefundPathsTest {

  private static final Map<String, Object> SUCCEEDED = resolution("SUCCEEDED");
  private static final Map<String, Object> FAILED = resolution("FAILED");

  @Test
  void shouldEndWhenTheMoneyIsBack(MoneyRun refund) {
    // given
    due(refund).completes(TASK_REFUND_PAYMENT);
    // when
    refund.receives(Messages.PAYMENT_REFUNDED);
    // then
    refund.completes(TASK_NOTIFY_REFUNDED).endsAt(EVENT_BOOKING_REFUNDED);
  }

  @Test
  void shouldAskStaffAboutARefusedRefund(MoneyRun refund) {
    // given
    due(refund).failsWithError(TASK_REFUND_PAYMENT, Errors.REFUND_REFUSED);
    // when
    refund.staffCompletes(TASK_RESOLVE_UNKNOWN, SUCCEEDED);
    // then
    refund
        .completesWith(TASK_RESOLVE_REFUND, SUCCEEDED)
        .completes(TASK_NOTIFY_REFUNDED)
        .endsAt(EVENT_BOOKING_REFUNDED);
  }

  @Test
  void shouldTryAgainWhenStaffSayThatItFailed(MoneyRun refund) {
    // given
    due(refund).completes(TASK_REFUND_PAYMENT).receives(Messages.PAYMENT_REFUND_FAILED);
    // when
    refund.staffCompletes(TASK_RESOLVE_UNKNOWN, FAILED).completesWith(TASK_RESOLVE_REFUND, FAILED);
    // then
    refund.completes(TASK_REFUND_PAYMENT).receives(Messages.PAYMENT_REFUNDED);
    refund.completes(TASK_NOTIFY_REFUNDED).endsAt(EVENT_BOOKING_REFUNDED);
  }

  @Test
  void shouldWithdrawTheTaskWhenTheMoneyArrivesAfterADay(MoneyRun refund) {
    // given
    due(refund).completes(TASK_REFUND_PAYMENT).timePasses(Duration.ofHours(25));
    assertThat(refund.userTask(TASK_RESOLVE_UNKNOWN).getFormKey()).isPositive();
    // when
    refund.receives(Messages.PAYMENT_REFUNDED);
    // then
    refund.completes(TASK_NOTIFY_REFUNDED).endsAt(EVENT_BOOKING_REFUNDED);
  }

  @Test
  void shouldAskAgainWhenSomebodyElseDecided(MoneyRun refund) {
    // given
    due(refund).failsWithError(TASK_REFUND_PAYMENT, Errors.REFUND_REFUSED);
    refund.staffCompletes(TASK_RESOLVE_UNKNOWN, SUCCEEDED);
    // when
    refund.failsWithError(TASK_RESOLVE_REFUND, Errors.NOT_ALLOWED);
    // then
    refund
        .staffCompletes(TASK_RESOLVE_UNKNOWN, SUCCEEDED)
        .completesWith(TASK_RESOLVE_REFUND, SUCCEEDED)
        .completes(TASK_NOTIFY_REFUNDED)
        .endsAt(EVENT_BOOKING_REFUNDED);
  }

  @Test
  void shouldTakeFromTheTaskOnlyWhatTheFormAsks(MoneyRun refund) {
    // given
    due(refund).failsWithError(TASK_REFUND_PAYMENT, Errors.REFUND_REFUSED);
    // when
    refund.staffCompletes(
        TASK_RESOLVE_UNKNOWN,
        Map.of(
            Variables.RESOLUTION, "FAILED", Variables.BOOKING_ID, "booking_of_others", "more", 1));
    // then
    assertThat(refund.variablesAt(TASK_RESOLVE_REFUND))
        .containsEntry(Variables.BOOKING_ID, refund.key())
        .containsEntry(Variables.RESOLUTION, "FAILED")
        .doesNotContainKey("more");
    refund.completes(TASK_REFUND_PAYMENT).receives(Messages.PAYMENT_REFUNDED);
    refund.completes(TASK_NOTIFY_REFUNDED).endsAt(EVENT_BOOKING_REFUNDED);
  }

  @Test
  void shouldTellEachDayOfATaskThatNobodyDoes(MoneyRun refund) {
    // given
    due(refund).failsWithError(TASK_REFUND_PAYMENT, Errors.REFUND_REFUSED);
    assertThat(refund.userTask(TASK_RESOLVE_UNKNOWN).getCandidateGroupsList())
        .containsExactly("finance", "finance:DACH");
    refund.timePasses(Duration.ofHours(23)).hasNoJobFor(EVENT_RESOLUTION_ESCALATED);
    // when
    refund.timePasses(Duration.ofHours(2)).completes(EVENT_RESOLUTION_ESCALATED);
    refund.timePasses(Duration.ofDays(1)).completes(EVENT_RESOLUTION_ESCALATED);
    // then
    refund
        .staffCompletes(TASK_RESOLVE_UNKNOWN, SUCCEEDED)
        .completesWith(TASK_RESOLVE_REFUND, SUCCEEDED)
        .completes(TASK_NOTIFY_REFUNDED)
        .endsAt(EVENT_BOOKING_REFUNDED);
  }

  private static MoneyRun due(MoneyRun refund) {
    return refund.starts(BookingRefundProcess.PROCESS_ID);
  }

  private static Map<String, Object> resolution(String resolution) {
    return Map.of(Variables.RESOLUTION, resolution, Variables.PROVIDER_REFERENCE, "re_1");
  }
}
