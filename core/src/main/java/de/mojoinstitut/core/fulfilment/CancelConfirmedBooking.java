package de.mojoinstitut.core.fulfilment;

import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingEvent;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.BookingMessages;
import de.mojoinstitut.core.booking.BookingStatus;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.booking.Seats;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A confirmed booking ends because somebody wanted it so: the seat is free for others, and what was
 * promised goes back. Idempotent.
 */
@Service
public class CancelConfirmedBooking {

  private final Bookings bookings;
  private final Seats seats;
  private final BookingMessages messages;

  CancelConfirmedBooking(Bookings bookings, Seats seats, BookingMessages messages) {
    this.bookings = bookings;
    this.seats = seats;
    this.messages = messages;
  }

  /** What became of it. */
  public enum Result {
    /** Money has to go back. */
    REFUND_DUE,
    /** Nothing was paid, or all of it is kept. */
    NOTHING_DUE,
    /** The booking has taken place. */
    TOO_LATE
  }

  /**
   * @throws IllegalStateException where nobody wanted it cancelled
   */
  @Transactional
  public Result cancel(BookingId id) {
    Booking booking = bookings.lock(id);
    return switch (booking.status()) {
      case DELIVERED, NO_SHOW -> Result.TOO_LATE;
      case CANCELLED -> due(booking);
      case CONFIRMED -> end(booking);
      case HELD, AWAITING_PAYMENT, EXPIRED ->
          throw new IllegalStateException(id.value() + " was never confirmed");
    };
  }

  private Result end(Booking booking) {
    if (!booking.isCancellationRequested()) {
      throw new IllegalStateException(booking.id().value() + " is wanted");
    }
    seats.free(booking.id());
    Booking cancelled = booking.with(BookingStatus.CANCELLED);
    boolean refundDue = booking.isPaid() && !booking.refundable().isZero();
    Booking saved =
        refundDue
            ? bookings.save(
                cancelled.refundDue(),
                BookingEvent.Type.CANCELLED,
                BookingEvent.Type.REFUND_REQUESTED)
            : bookings.save(cancelled, BookingEvent.Type.CANCELLED);
    messages.settledIfOfferCancelled(saved);
    return due(saved);
  }

  private static Result due(Booking booking) {
    return booking.refund() == null ? Result.NOTHING_DUE : Result.REFUND_DUE;
  }
}
