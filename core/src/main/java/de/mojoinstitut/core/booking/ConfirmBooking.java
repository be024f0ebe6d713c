package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.offer.Offers;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The booking is paid, or free: its seat is the buyer's for good, and its fulfilment begins. Where
 * the hold was over and the seat is gone, another free seat serves as well; without one the money
 * has to go back. Idempotent.
 */
@Service
public class ConfirmBooking {

  private final Bookings bookings;
  private final Seats seats;
  private final Offers offers;
  private final BookingMessages messages;
  private final BookingRefunds refunds;
  private final Clock clock;

  ConfirmBooking(
      Bookings bookings,
      Seats seats,
      Offers offers,
      BookingMessages messages,
      BookingRefunds refunds,
      Clock clock) {
    this.bookings = bookings;
    this.seats = seats;
    this.offers = offers;
    this.messages = messages;
    this.refunds = refunds;
    this.clock = clock;
  }

  /** What became of it. */
  public enum Result {
    CONFIRMED,
    /** No seat is left; what was paid goes back. */
    NO_SEAT,
    /** Somebody has cancelled it, or its offer; what was paid goes back. */
    CANCELLATION_REQUESTED
  }

  @Transactional
  public Result confirm(BookingId id) {
    Booking booking = lock(id);
    if (booking.status().isBooked()) {
      return Result.CONFIRMED;
    }
    if (booking.isCancellationRequested() || booking.status() == BookingStatus.CANCELLED) {
      return Result.CANCELLATION_REQUESTED;
    }
    if (booking.refund() != null) {
      return Result.NO_SEAT;
    }
    if (!booking.isFree() && !booking.wasPaid()) {
      throw new IllegalStateException(id.value() + " is neither paid nor free");
    }
    if (!offers.takesPlace(booking.terms().offer())) {
      bookings.save(booking.wantedNoMore(offerCancelled(booking)));
      return Result.CANCELLATION_REQUESTED;
    }
    if (booking.status().isOpen() && seats.keep(id)) {
      return confirmed(booking, BookingEvent.Type.CONFIRMED);
    }
    return reseat(booking);
  }

  private Booking.Cancellation offerCancelled(Booking booking) {
    return new Booking.Cancellation(
        clock.instant(), CancellationCause.OFFER_CANCELLED, booking.terms().price());
  }

  private Result confirmed(Booking booking, BookingEvent.Type... events) {
    messages.confirmed(bookings.save(booking.confirmed(), events));
    return Result.CONFIRMED;
  }

  /** In the order of {@link PlaceBooking}, so that the two never wait for each other. */
  private Booking lock(BookingId id) {
    Booking.Terms terms = bookings.get(id).terms();
    bookings.serialise(terms.offer(), terms.buyer());
    return bookings.lock(id);
  }

  private Result reseat(Booking booking) {
    Booking.Terms terms = booking.terms();
    boolean bookedAgain =
        bookings
            .lockActive(terms.offer(), terms.buyer())
            .filter(b -> !b.id().equals(booking.id()))
            .isPresent();
    if (bookedAgain || !seats.hold(terms.offer(), booking.id(), clock.instant())) {
      refundIfPaid(booking);
      return Result.NO_SEAT;
    }
    seats.keep(booking.id());
    return confirmed(booking, BookingEvent.Type.RESEATED, BookingEvent.Type.CONFIRMED);
  }

  private void refundIfPaid(Booking booking) {
    if (booking.isPaid()) {
      refunds.due(booking);
    }
  }
}
