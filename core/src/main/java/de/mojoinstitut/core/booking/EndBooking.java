package de.mojoinstitut.core.booking;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A booking ends and gives its seat back. Idempotent. */
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
    Booking ended = booking.status().isOpen() ? booking.with(status) : booking;
    if (booking.refund() == null) {
      // This instance has nothing left to do: one for a late payment may take the booking over.
      ended = ended.claimedBy(null);
    }
    if (booking.status().isOpen()) {
      bookings.save(ended, event);
    } else {
      bookings.save(ended);
    }
    if (booking.isPaid() && booking.refund() == null) {
      // The money came between the cancelled payment and this moment.
      messages.capturedLate(booking);
    }
  }
}
