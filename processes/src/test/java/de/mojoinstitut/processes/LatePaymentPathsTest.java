package de.mojoinstitut.processes;

import static de.mojoinstitut.processes.EventBookingElements.*;

import de.mojoinstitut.processes.EventBookingProcess.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Money that arrives after the process is over buys a seat that is still free, or goes back. */
@ExtendWith(SharedEngine.class)
class LatePaymentPathsTest {

  @Test
  void shouldSeatLatePayerAgain(BookingRun booking) {
    // given
    expired(booking);
    // when
    booking.paidLate();
    // then
    booking
        .completes(TASK_CLAIM_BOOKING, TASK_CONFIRM_BOOKING, TASK_NOTIFY_CONFIRMED)
        .hasInstances(2)
        .endsAt(EVENT_BOOKING_CONFIRMED);
  }

  @Test
  void shouldRefundLatePaymentWhenNoSeatIsLeft(BookingRun booking) {
    // given
    expired(booking);
    // when
    booking
        .paidLate()
        .completes(TASK_CLAIM_BOOKING)
        .failsWithError(TASK_CONFIRM_BOOKING, Errors.NO_SEAT);
    // then
    booking.completes(TASK_EXPIRE_UNSEATED_BOOKING).isRefunded().endsAt(EVENT_BOOKING_REFUNDED);
  }

  @Test
  void shouldStartLatePaymentOnlyWhenTheFirstInstanceIsOver(BookingRun booking) {
    // given
    booking
        .held()
        .completes(TASK_CLAIM_BOOKING, TASK_SYNC_CONTACT, TASK_REQUEST_PAYMENT)
        .holdExpires();
    booking.completes(TASK_CANCEL_PAYMENT_ON_EXPIRY, TASK_EXPIRE_BOOKING);
    // when
    booking.paidLate();
    // then
    booking.hasInstances(1).completes(TASK_NOTIFY_EXPIRED);
    booking
        .completes(TASK_CLAIM_BOOKING, TASK_CONFIRM_BOOKING, TASK_NOTIFY_CONFIRMED)
        .endsAt(EVENT_BOOKING_CONFIRMED);
  }

  private static void expired(BookingRun booking) {
    booking
        .held()
        .completes(TASK_CLAIM_BOOKING, TASK_SYNC_CONTACT, TASK_REQUEST_PAYMENT)
        .holdExpires();
    booking
        .completes(TASK_CANCEL_PAYMENT_ON_EXPIRY, TASK_EXPIRE_BOOKING, TASK_NOTIFY_EXPIRED)
        .endsAt(EVENT_BOOKING_EXPIRED);
  }
}
