package de.mojoinstitut.processes;

import static de.mojoinstitut.processes.EventBookingElements.*;

import de.mojoinstitut.processes.EventBookingProcess.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the held seat to the confirmed booking. */
@ExtendWith(SharedEngine.class)
class PaymentPathsTest {

  @Test
  void shouldConfirmBookingThatIsPaid(BookingRun booking) {
    // given
    booking.held().completes(TASK_CLAIM_BOOKING, TASK_SYNC_CONTACT, TASK_REQUEST_PAYMENT);
    // when
    booking.receives(Messages.PAYMENT_CAPTURED);
    // then
    booking.completes(TASK_CONFIRM_BOOKING, TASK_NOTIFY_CONFIRMED).endsAt(EVENT_BOOKING_CONFIRMED);
  }

  @Test
  void shouldConfirmFreeBookingWithoutPayment(BookingRun booking) {
    // given
    booking.heldFreeOfCharge();
    // when
    booking.completes(TASK_CLAIM_BOOKING, TASK_SYNC_CONTACT);
    // then
    booking.completes(TASK_CONFIRM_BOOKING, TASK_NOTIFY_CONFIRMED).endsAt(EVENT_BOOKING_CONFIRMED);
  }

  @Test
  void shouldConfirmBookingThatIsPaidAfterADecline(BookingRun booking) {
    // given
    booking.held().completes(TASK_CLAIM_BOOKING, TASK_SYNC_CONTACT, TASK_REQUEST_PAYMENT);
    booking.receives(Messages.PAYMENT_DECLINED).completes(TASK_NOTIFY_DECLINED);
    // when
    booking.receives(Messages.PAYMENT_CAPTURED);
    // then
    booking.completes(TASK_CONFIRM_BOOKING, TASK_NOTIFY_CONFIRMED).endsAt(EVENT_BOOKING_CONFIRMED);
  }

  @Test
  void shouldNotLosePaymentThatArrivesWhileADeclineIsReported(BookingRun booking) {
    // given
    booking.held().completes(TASK_CLAIM_BOOKING, TASK_SYNC_CONTACT, TASK_REQUEST_PAYMENT);
    booking.receives(Messages.PAYMENT_DECLINED);
    // when
    booking.receives(Messages.PAYMENT_CAPTURED).completes(TASK_NOTIFY_DECLINED);
    // then
    booking.completes(TASK_CONFIRM_BOOKING, TASK_NOTIFY_CONFIRMED).endsAt(EVENT_BOOKING_CONFIRMED);
  }

  @Test
  void shouldExpireBookingThatIsDeclinedTwice(BookingRun booking) {
    // given
    booking.held().completes(TASK_CLAIM_BOOKING, TASK_SYNC_CONTACT, TASK_REQUEST_PAYMENT);
    booking.receives(Messages.PAYMENT_DECLINED).completes(TASK_NOTIFY_DECLINED);
    booking.receives(Messages.PAYMENT_DECLINED).completes(TASK_NOTIFY_DECLINED);
    // when
    booking.holdExpires();
    // then
    booking
        .completes(TASK_CANCEL_PAYMENT_ON_EXPIRY, TASK_EXPIRE_BOOKING, TASK_NOTIFY_EXPIRED)
        .endsAt(EVENT_BOOKING_EXPIRED);
  }
}
