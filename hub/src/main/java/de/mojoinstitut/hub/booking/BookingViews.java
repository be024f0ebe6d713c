package de.mojoinstitut.hub.booking;

import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.hub.booking.BookingView.Viewer;
import org.springframework.stereotype.Component;

/** Shows a booking with its timeline, in the transaction of whoever asks. */
@Component
class BookingViews {

  private final Bookings bookings;

  BookingViews(Bookings bookings) {
    this.bookings = bookings;
  }

  BookingView of(Booking booking, Identity caller) {
    return BookingView.of(booking, bookings.timeline(booking.id()), Viewer.of(booking, caller));
  }
}
