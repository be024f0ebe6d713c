package de.mojoinstitut.core.offercancellation;

import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.booking.CancellationCause;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.offercancellation.OfferCancellation.Result;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes what became of a booking of a cancelled offer. Idempotent: the first result stays. */
@Service
public class RecordOfferCancellationResult {

  private final Bookings bookings;
  private final OfferCancellations cancellations;

  RecordOfferCancellationResult(Bookings bookings, OfferCancellations cancellations) {
    this.bookings = bookings;
    this.cancellations = cancellations;
  }

  @Transactional
  public Result record(OfferId offer, BookingId id) {
    Result result = result(bookings.get(id));
    cancellations.record(offer, id, result);
    return result;
  }

  private static Result result(Booking booking) {
    Booking.Cancellation cancellation = booking.cancellation();
    if (cancellation == null || cancellation.cause() != CancellationCause.OFFER_CANCELLED) {
      return Result.ENDED_BEFORE;
    }
    if (!booking.isSettled()) {
      return Result.OPEN;
    }
    return booking.refund() == null ? Result.CANCELLED : Result.REFUNDED;
  }
}
