package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.payment.CancelPayment;
import de.mojoinstitut.core.process.Claims;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A booking ends and gives its seat back; a payment that was requested at the same moment is
 * closed. What takes place is left alone, so that a job that comes late does no harm. Idempotent.
 */
@Service
public class EndBooking {

  private final Bookings bookings;
  private final Seats seats;
  private final BookingMessages messages;
  private final CancelPayment cancelPayment;
  private final Claims claims;
  private final TransactionTemplate transaction;

  EndBooking(
      Bookings bookings,
      Seats seats,
      BookingMessages messages,
      CancelPayment cancelPayment,
      Claims claims,
      PlatformTransactionManager transactions) {
    this.bookings = bookings;
    this.seats = seats;
    this.messages = messages;
    this.cancelPayment = cancelPayment;
    this.claims = claims;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** The hold is over. */
  public void expire(BookingId id) {
    end(id, Booking::expired, BookingEvent.Type.HOLD_EXPIRED);
  }

  /** Somebody has cancelled it before it was confirmed. */
  public void cancel(BookingId id) {
    end(id, Booking::cancelled, BookingEvent.Type.CANCELLED);
  }

  private void end(BookingId id, UnaryOperator<Booking> ending, BookingEvent.Type event) {
    transaction.executeWithoutResult(tx -> store(bookings.lock(id), ending, event));
    cancelPayment.closeEnded(id.subject());
  }

  private void store(Booking booking, UnaryOperator<Booking> ending, BookingEvent.Type event) {
    if (booking.status().isBooked()) {
      return;
    }
    seats.free(booking.id());
    if (booking.refund() == null) {
      // This instance has nothing left to do: one for a late payment may take the booking over.
      claims.release(ClaimBooking.on(booking));
    }
    Booking saved =
        booking.status().isOpen() ? bookings.save(ending.apply(booking), event) : booking;
    messages.settledIfOfferCancelled(saved);
    if (booking.isPaid() && booking.refund() == null) {
      // The money came between the cancelled payment and this moment.
      messages.capturedLate(booking);
    }
  }
}
