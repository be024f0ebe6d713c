package de.mojoinstitut.processes;

import static de.mojoinstitut.processes.EventBookingElements.*;

import de.mojoinstitut.processes.EventBookingProcess.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The hold lapses: the payment is called off first, and money that came nevertheless counts. */
@ExtendWith(SharedEngine.class)
class HoldExpiryPathsTest {

  @Test
  void shouldExpireBookingThatIsNotPaidInTime(BookingRun booking) {
    // given
    booking.held().completes(TASK_CLAIM_BOOKING, TASK_SYNC_CONTACT, TASK_REQUEST_PAYMENT);
    // when
    booking.holdExpires();
    // then
    booking
        .completes(TASK_CANCEL_PAYMENT_ON_EXPIRY, TASK_EXPIRE_BOOKING, TASK_NOTIFY_EXPIRED)
        .endsAt(EVENT_BOOKING_EXPIRED);
  }

  @Test
  void shouldExpireBookingWhoseContactCannotBeSynced(BookingRun booking) {
    // given
    booking
        .held()
        .completes(TASK_CLAIM_BOOKING)
        .failsForGood(TASK_SYNC_CONTACT)
        .hasIncidentAt(TASK_SYNC_CONTACT);
    // when
    booking.holdExpires();
    // then
    booking
        .completes(TASK_CANCEL_PAYMENT_ON_EXPIRY, TASK_EXPIRE_BOOKING, TASK_NOTIFY_EXPIRED)
        .endsAt(EVENT_BOOKING_EXPIRED);
  }

  @Test
  void shouldConfirmBookingWhosePaymentTurnsOutToBeCaptured(BookingRun booking) {
    // given
    booking
        .held()
        .completes(TASK_CLAIM_BOOKING, TASK_SYNC_CONTACT, TASK_REQUEST_PAYMENT)
        .holdExpires();
    // when
    booking.failsWithError(TASK_CANCEL_PAYMENT_ON_EXPIRY, Errors.ALREADY_PAID);
    // then
    booking.completes(TASK_CONFIRM_BOOKING, TASK_NOTIFY_CONFIRMED).endsAt(EVENT_BOOKING_CONFIRMED);
  }

  @Test
  void shouldRefundPaymentOfLapsedHoldWhenNoSeatIsLeft(BookingRun booking) {
    // given
    booking
        .held()
        .completes(TASK_CLAIM_BOOKING, TASK_SYNC_CONTACT, TASK_REQUEST_PAYMENT)
        .holdExpires();
    booking.failsWithError(TASK_CANCEL_PAYMENT_ON_EXPIRY, Errors.ALREADY_PAID);
    // when
    booking.failsWithError(TASK_CONFIRM_BOOKING, Errors.NO_SEAT);
    // then
    booking.completes(TASK_EXPIRE_UNSEATED_BOOKING).isRefunded().endsAt(EVENT_BOOKING_REFUNDED);
  }

  @Test
  void shouldNotWaitForARefundOfAFreeBookingWithoutSeat(BookingRun booking) {
    // given
    booking.heldFreeOfCharge().completes(TASK_CLAIM_BOOKING, TASK_SYNC_CONTACT);
    // when
    booking.failsWithError(TASK_CONFIRM_BOOKING, Errors.NO_SEAT);
    // then
    booking
        .completes(TASK_EXPIRE_UNSEATED_BOOKING, TASK_NOTIFY_UNSEATED)
        .endsAt(EVENT_NO_SEAT_LEFT);
  }
}
