package de.mojoinstitut.core.booking;

import org.springframework.stereotype.Component;

/** What the fulfilment makes of a confirmed booking, which the caller has locked. */
@Component
public class BookingOutcomes {
  private final Bookings bookings;
  private final BookingMessages messages;

  BookingOutcomes(Bookings bookings, BookingMessages messages) {
    this.bookings = bookings;
    this.messages = messages;
  }

  /**
   * The last session is over.
   *
   * @throws IllegalStateException where the booking does not take place
   */
  public Booking delivered(Booking booking) {
    return bookings.save(booking.takenPlace(true), BookingEvent.Type.DELIVERED);
  }

  /**
   * The seller has said whether the buyer was there; the process hears of it.
   *
   * @throws IllegalStateException where the booking does not take place
   */
  public Booking attended(Booking booking, boolean present) {
    Booking attended =
        bookings.save(
            booking.takenPlace(present),
            present ? BookingEvent.Type.DELIVERED : BookingEvent.Type.NO_SHOW);
    messages.attended(attended);
    return attended;
  }

  /** The seller's share is payable. */
  public void released(Booking booking) {
    bookings.note(booking.id(), BookingEvent.Type.RELEASED);
  }
}
