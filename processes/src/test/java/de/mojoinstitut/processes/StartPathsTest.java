package de.mojoinstitut.processes;

import static de.mojoinstitut.processes.EventBookingElements.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.processes.EventBookingProcess.Errors;
import de.mojoinstitut.processes.EventBookingProcess.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A booking has at most one instance, however often its start is told. */
@ExtendWith(SharedEngine.class)
class StartPathsTest {

  @Test
  void shouldEndInstanceWhoseBookingBelongsToAnother(BookingRun booking) {
    // given
    booking.held();
    // when
    booking.failsWithError(TASK_CLAIM_BOOKING, Errors.ALREADY_CLAIMED);
    // then
    booking.endsAt(EVENT_ALREADY_IN_PROGRESS);
  }

  @Test
  void shouldStartOneInstanceForTheSameMessageTwice(BookingRun booking) {
    // given
    booking.heldAgainWithMessageId("held-1");
    // when
    assertThatThrownBy(() -> booking.heldAgainWithMessageId("held-1"))
        .hasMessageContaining("ALREADY_EXISTS");
    // then
    booking.hasInstances(1).completes(TASK_CLAIM_BOOKING).hasNoJobFor(TASK_CLAIM_BOOKING);
    cancelled(booking);
    booking.hasInstances(1);
  }

  @Test
  void shouldKeepOneInstanceActiveWhenASecondStartArrives(BookingRun booking) {
    // given
    booking.held().completes(TASK_CLAIM_BOOKING);
    // when
    booking.held();
    // then
    booking.hasInstances(1).hasNoJobFor(TASK_CLAIM_BOOKING);
    cancelled(booking);
    booking
        .hasInstances(2)
        .failsWithError(TASK_CLAIM_BOOKING, Errors.ALREADY_CLAIMED)
        .endsAt(EVENT_ALREADY_IN_PROGRESS);
  }

  private static void cancelled(BookingRun booking) {
    booking.receives(Messages.BOOKING_CANCELLATION_REQUESTED);
    booking.completes(TASK_CANCEL_PAYMENT_ON_REQUEST, TASK_CANCEL_BOOKING, TASK_NOTIFY_CANCELLED);
  }
}
