package de.mojoinstitut.processes;

import static de.mojoinstitut.processes.EventBookingElements.*;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs that fail are tried again, and wait for an operator when no try is left. */
@ExtendWith(SharedEngine.class)
class TroublePathsTest {

  @Test
  void shouldTryAgainAfterTheBackOff(BookingRun booking) {
    // given
    booking.heldFreeOfCharge().completes(TASK_CLAIM_BOOKING);
    booking.failsFor(Duration.ofMinutes(1), TASK_SYNC_CONTACT).hasNoJobFor(TASK_SYNC_CONTACT);
    // when
    booking.timePasses(Duration.ofMinutes(1).plusSeconds(1));
    // then
    booking
        .completes(TASK_SYNC_CONTACT, TASK_CONFIRM_BOOKING, TASK_NOTIFY_CONFIRMED)
        .endsAt(EVENT_BOOKING_CONFIRMED);
  }

  @Test
  void shouldGoOnWhenAnIncidentIsResolved(BookingRun booking) {
    // given
    booking.heldFreeOfCharge().completes(TASK_CLAIM_BOOKING, TASK_SYNC_CONTACT);
    booking.failsForGood(TASK_CONFIRM_BOOKING).hasIncidentAt(TASK_CONFIRM_BOOKING);
    booking.hasNoJobFor(TASK_CONFIRM_BOOKING);
    // when
    booking.incidentIsResolved(TASK_CONFIRM_BOOKING);
    // then
    booking.completes(TASK_CONFIRM_BOOKING, TASK_NOTIFY_CONFIRMED).endsAt(EVENT_BOOKING_CONFIRMED);
  }
}
