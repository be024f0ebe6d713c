package de.mojoinstitut.core.booking;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A booking that was never paid ends and gives its seat back. Idempotent. */
@Service
public class EndBooking {

  private final Bookings bookings;
  private final Seats seats;
  private final BookingMessages messages;

  EndBooking(Bookings bookings, Seats seats, BookingMessages messages) {
    this.bookings = bookings;
    this.seats = seats;
    this.messages = messages;
  }

  /** The hold is over. */
  @Transactional
  public void expire(BookingId id) {
    end(id, BookingStatus.EXPIRED, BookingEvent.Type.HOLD_EXPIRED);
  }

  /** The buyer does not want it any more. */
  @Transactional
  public void cancel(BookingId id) {
    end(id, BookingStatus.CANCELLED, BookingEvent.Type.CANCELLED);
  }

  private void end(BookingId id, BookingStatus status, BookingEvent.Type event) {
    Booking booking = bookings.lock(id);
    seats.free(id);
    if (booking.status().isOpen()) {
      bookings.save(booking.with(status).claimedBy(null), event);
    } else {
      bookings.save(booking.claimedBy(null));
    }
    if (booking.isPaid() && booking.refund() == null) {
      // The money came between the cancelled payment and this moment; a process of its own looks
      // after it.
      messages.capturedLate(booking);
    }
  }
}
