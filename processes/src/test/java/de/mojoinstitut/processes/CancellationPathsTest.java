package de.mojoinstitut.processes;

import static de.mojoinstitut.processes.EventBookingElements.*;

import de.mojoinstitut.processes.EventBookingProcess.Errors;
import de.mojoinstitut.processes.EventBookingProcess.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A cancellation before the confirmation ends the booking, whatever the payment does at that
 * moment.
 */
@ExtendWith(SharedEngine.class)
class CancellationPathsTest {

  @Test
  void shouldCancelBookingThatWaitsForItsPayment(BookingRun booking) {
    // given
    booking.held().completes(TASK_CLAIM_BOOKING, TASK_SYNC_CONTACT, TASK_REQUEST_PAYMENT);
    // when
    booking.receives(Messages.BOOKING_CANCELLATION_REQUESTED);
    // then
    booking
        .completes(TASK_CANCEL_PAYMENT_ON_REQUEST, TASK_CANCEL_BOOKING, TASK_NOTIFY_CANCELLED)
        .endsAt(EVENT_BOOKING_CANCELLED);
  }

  @Test
  void shouldNotLoseCancellationThatArrivesBeforeTheBookingIsClaimed(BookingRun booking) {
    // given
    booking.held();
    // when
    booking.receives(Messages.BOOKING_CANCELLATION_REQUESTED).completes(TASK_CLAIM_BOOKING);
    // then
    booking
        .completes(TASK_CANCEL_PAYMENT_ON_REQUEST, TASK_CANCEL_BOOKING, TASK_NOTIFY_CANCELLED)
        .endsAt(EVENT_BOOKING_CANCELLED);
  }

  @Test
  void shouldGiveSeatBackAndRefundBookingThatTurnsOutToBePaid(BookingRun booking) {
    // given
    booking.held().completes(TASK_CLAIM_BOOKING, TASK_SYNC_CONTACT, TASK_REQUEST_PAYMENT);
    booking.receives(Messages.BOOKING_CANCELLATION_REQUESTED);
    // when
    booking.failsWithError(TASK_CANCEL_PAYMENT_ON_REQUEST, Errors.ALREADY_PAID);
    // then
    booking.completes(TASK_CANCEL_PAID_BOOKING).isRefunded().endsAt(EVENT_BOOKING_REFUNDED);
  }

  @Test
  void shouldHonourCancellationThatMeetsTheConfirmation(BookingRun booking) {
    // given
    booking.held().completes(TASK_CLAIM_BOOKING, TASK_SYNC_CONTACT, TASK_REQUEST_PAYMENT);
    booking.receives(Messages.PAYMENT_CAPTURED);
    // when
    booking.failsWithError(TASK_CONFIRM_BOOKING, Errors.CANCELLATION_REQUESTED);
    // then
    booking.failsWithError(TASK_CANCEL_PAYMENT_ON_REQUEST, Errors.ALREADY_PAID);
    booking.completes(TASK_CANCEL_PAID_BOOKING).isRefunded().endsAt(EVENT_BOOKING_REFUNDED);
  }
}
