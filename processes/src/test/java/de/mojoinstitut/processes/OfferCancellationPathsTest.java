package de.mojoinstitut.processes;

import static de.mojoinstitut.processes.OfferCancellationElements.*;

import de.mojoinstitut.processes.OfferCancellationProcess.Errors;
import de.mojoinstitut.processes.OfferCancellationProcess.Messages;
import de.mojoinstitut.processes.OfferCancellationProcess.Variables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every booking of a cancelled offer gets a result, also one that came in during it. */
@ExtendWith(SharedEngine.class)
class OfferCancellationPathsTest {

  @Test
  void shouldWaitForEachBookingAndCollectUntilNoneIsLeft(MoneyRun offer) {
    // given
    String settled = offer.key() + "-1";
    String waiting = offer.key() + "-2";
    cancelled(offer).completesWith(TASK_COLLECT_BOOKINGS, bookings(settled, waiting));
    // when
    offer.completesWith(TASK_CANCEL_FOR_OFFER, Map.of(Variables.SETTLED, true));
    offer.completesWith(TASK_CANCEL_FOR_OFFER, Map.of(Variables.SETTLED, false));
    offer.completes(TASK_RECORD_RESULT).hasNoJobFor(TASK_RECORD_RESULT);
    offer.receivesFor(waiting, Messages.BOOKING_CANCELLATION_SETTLED);
    // then
    offer
        .completes(TASK_RECORD_RESULT)
        .completesWith(TASK_COLLECT_BOOKINGS, bookings())
        .completes(TASK_FINISH_OFFER_CANCELLATION)
        .endsAt(EVENT_OFFER_CANCELLATION_DONE);
  }

  @Test
  void shouldKeepWhatIsSettledToEachBooking(MoneyRun offer) {
    // given
    cancelled(offer)
        .completesWith(TASK_COLLECT_BOOKINGS, bookings(offer.key() + "-1", offer.key() + "-2"));
    // when
    offer.completesWith(TASK_CANCEL_FOR_OFFER, Map.of(Variables.SETTLED, true));
    offer.completes(TASK_CANCEL_FOR_OFFER).completes(TASK_RECORD_RESULT);
    // then
    offer
        .hasNoJobFor(TASK_RECORD_RESULT)
        .timePasses(Duration.ofDays(3).plusMinutes(1))
        .completes(TASK_RECORD_RESULT)
        .completesWith(TASK_COLLECT_BOOKINGS, bookings())
        .completes(TASK_FINISH_OFFER_CANCELLATION)
        .endsAt(EVENT_OFFER_CANCELLATION_DONE);
  }

  @Test
  void shouldEndInstanceWhoseOfferBelongsToAnother(MoneyRun offer) {
    // given
    offer.startsBy(Messages.OFFER_CANCELLED);
    // when
    offer.failsWithError(TASK_CLAIM_OFFER_CANCELLATION, Errors.ALREADY_CLAIMED);
    // then
    offer.endsAt(EVENT_ALREADY_IN_PROGRESS);
  }

  private static MoneyRun cancelled(MoneyRun offer) {
    return offer.startsBy(Messages.OFFER_CANCELLED).completes(TASK_CLAIM_OFFER_CANCELLATION);
  }

  private static Map<String, Object> bookings(String... ids) {
    return Map.of(Variables.BOOKING_IDS, List.of(ids));
  }
}
