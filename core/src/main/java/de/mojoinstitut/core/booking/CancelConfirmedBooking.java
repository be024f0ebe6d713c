package de.mojoinstitut.core.booking;

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
  private final BookingRefunds refunds;
  private final BookingMessages messages;

  CancelConfirmedBooking(
      Bookings bookings, Seats seats, BookingRefunds refunds, BookingMessages messages) {
    this.refunds = refunds;
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
    Booking saved = bookings.save(booking.cancelled(), BookingEvent.Type.CANCELLED);
    Booking cancelled = saved.isPaid() ? refunds.due(saved) : saved;
    messages.settledIfOfferCancelled(cancelled);
    return due(cancelled);
  }

  private static Result due(Booking booking) {
    return booking.refund() == null ? Result.NOTHING_DUE : Result.REFUND_DUE;
  }
}
