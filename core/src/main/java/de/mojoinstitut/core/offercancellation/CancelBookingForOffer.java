package de.mojoinstitut.core.offercancellation;

import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.CancellationCause;
import de.mojoinstitut.core.booking.RequestCancellation;
import org.springframework.stereotype.Service;

/** A booking of a cancelled offer is cancelled by its own process. Idempotent. */
@Service
public class CancelBookingForOffer {

  private final RequestCancellation requestCancellation;

  CancelBookingForOffer(RequestCancellation requestCancellation) {
    this.requestCancellation = requestCancellation;
  }

  /**
   * @return true where nothing is left to wait for: the booking is through, or it had ended, or was
   *     cancelled by somebody else before
   */
  public boolean cancel(BookingId id) {
    Booking booking = requestCancellation.forCancelledOffer(id);
    Booking.Cancellation cancellation = booking.cancellation();
    return cancellation == null
        || cancellation.cause() != CancellationCause.OFFER_CANCELLED
        || booking.isSettled();
  }
}
