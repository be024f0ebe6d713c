package de.mojoinstitut.processes;

import static de.mojoinstitut.processes.BookingFulfilmentElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.processes.BookingFulfilmentProcess.Errors;
import de.mojoinstitut.processes.BookingFulfilmentProcess.Messages;
import de.mojoinstitut.processes.BookingFulfilmentProcess.Variables;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the confirmed booking to released revenue, or to its cancellation. */
@ExtendWith(SharedEngine.class)
class FulfilmentPathsTest {

  private static final Duration REMINDER = Duration.ofDays(9);
  private static final Duration END = Duration.ofDays(10);
  private static final Duration HOLD = Duration.ofDays(7);
  private static final Duration A_BIT = Duration.ofMinutes(1);

  @Test
  void shouldReleaseRevenueAfterTheHoldWhenNothingIsReported(MoneyRun booking) {
    // given
    confirmed(booking, REMINDER).timePasses(REMINDER.plus(A_BIT)).completes(TASK_NOTIFY_REMINDER);
    booking.timePasses(END.minus(REMINDER).plus(A_BIT));
    booking.completesWith(TASK_DELIVER_BOOKING, Map.of(Variables.RELEASE_AT, booking.in(HOLD)));
    booking.hasNoJobFor(TASK_RELEASE_REVENUE);
    // when
    booking.timePasses(HOLD.plus(A_BIT));
    // then
    booking.completes(TASK_RELEASE_REVENUE).endsAt(EVENT_REVENUE_RELEASED);
  }

  @Test
  void shouldNotRemindWhenItIsTooLateForIt(MoneyRun booking) {
    // given
    confirmed(booking, null).hasNoJobFor(TASK_NOTIFY_REMINDER);
    // when
    booking.receives(Messages.BOOKING_ATTENDED);
    // then
    booking.completesWith(
        TASK_DELIVER_BOOKING, Map.of(Variables.RELEASE_AT, booking.in(Duration.ZERO)));
    booking.completes(TASK_RELEASE_REVENUE).endsAt(EVENT_REVENUE_RELEASED);
  }

  @Test
  void shouldEndInstanceWhoseBookingBelongsToAnother(MoneyRun booking) {
    // given
    booking.startsBy(Messages.BOOKING_CONFIRMED);
    // when
    booking.failsWithError(TASK_CLAIM_FULFILMENT, Errors.ALREADY_CLAIMED);
    // then
    booking.endsAt(EVENT_ALREADY_IN_PROGRESS);
  }

  @Test
  void shouldRefundCancelledBookingAndReleaseWhatIsRetained(MoneyRun booking) {
    // given
    confirmed(booking, REMINDER).receives(Messages.BOOKING_CANCELLATION_REQUESTED);
    // when
    booking.completesWith(TASK_CANCEL_CONFIRMED_BOOKING, Map.of(Variables.REFUND_DUE, true));
    // then
    assertThat(booking.variablesAt(BookingRefundElements.TASK_REFUND_PAYMENT))
        .containsOnlyKeys(
            Variables.BOOKING_ID,
            Variables.BOOKING_NUMBER,
            Variables.REGION,
            Variables.SELLER_TENANT_ID);
    booking
        .receives(BookingRefundProcess.Messages.PAYMENT_REFUNDED)
        .completes(BookingRefundElements.TASK_NOTIFY_REFUNDED, TASK_RELEASE_RETAINED)
        .endsAt(EVENT_BOOKING_CANCELLED);
  }

  @Test
  void shouldHonourCancellationThatMeetsTheDelivery(MoneyRun booking) {
    // given
    confirmed(booking, null).receives(Messages.BOOKING_ATTENDED);
    // when
    booking.failsWithError(TASK_DELIVER_BOOKING, Errors.CANCELLATION_REQUESTED);
    // then
    booking
        .completesWith(TASK_CANCEL_CONFIRMED_BOOKING, Map.of(Variables.REFUND_DUE, false))
        .completes(TASK_NOTIFY_CANCELLED, TASK_RELEASE_RETAINED)
        .endsAt(EVENT_BOOKING_CANCELLED);
  }

  @Test
  void shouldOnlyTellOfACancellationThatRefundsNothing(MoneyRun booking) {
    // given
    confirmed(booking, null).receives(Messages.BOOKING_CANCELLATION_REQUESTED);
    // when
    booking.completesWith(TASK_CANCEL_CONFIRMED_BOOKING, Map.of(Variables.REFUND_DUE, false));
    // then
    booking.completes(TASK_NOTIFY_CANCELLED, TASK_RELEASE_RETAINED).endsAt(EVENT_BOOKING_CANCELLED);
  }

  @Test
  void shouldDeliverBookingWhoseCancellationCameTooLate(MoneyRun booking) {
    // given
    confirmed(booking, null).receives(Messages.BOOKING_CANCELLATION_REQUESTED);
    // when
    booking.failsWithError(TASK_CANCEL_CONFIRMED_BOOKING, Errors.TOO_LATE);
    // then
    booking.completesWith(
        TASK_DELIVER_BOOKING, Map.of(Variables.RELEASE_AT, booking.in(Duration.ZERO)));
    booking.completes(TASK_RELEASE_REVENUE).endsAt(EVENT_REVENUE_RELEASED);
  }

  private static MoneyRun confirmed(MoneyRun booking, @Nullable Duration untilReminder) {
    Map<String, Object> times = new HashMap<>();
    times.put(Variables.REMIND_AT, untilReminder == null ? null : booking.in(untilReminder));
    times.put(Variables.ENDS_AT, booking.in(END));
    times.put(Variables.RELEASE_AT, booking.in(END.plus(HOLD)));
    return booking.startsBy(Messages.BOOKING_CONFIRMED).completesWith(TASK_CLAIM_FULFILMENT, times);
  }
}
