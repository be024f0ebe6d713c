package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.process.Claims;
import de.mojoinstitut.core.process.Claims.Claim;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A process instance takes a booking for its own. Idempotent per instance. */
@Service
public class ClaimBooking {

  private final Bookings bookings;
  private final Claims claims;

  ClaimBooking(Bookings bookings, Claims claims) {
    this.bookings = bookings;
    this.claims = claims;
  }

  /**
   * @param latePayment the instance is about money that came after the booking had ended
   * @return false where another instance has the booking, or where there is nothing left to do
   */
  @Transactional
  public boolean claim(BookingId id, long processInstanceKey, boolean latePayment) {
    Booking booking = bookings.lock(id);
    return claims.take(on(booking), processInstanceKey, () -> isDue(booking, latePayment));
  }

  /** What the instance that carries a booking until it is confirmed takes. */
  static Claim on(Booking booking) {
    return new Claim("BOOKING", booking.id().value(), booking.terms().region());
  }

  private static boolean isDue(Booking booking, boolean latePayment) {
    if (!latePayment) {
      return booking.status().isOpen();
    }
    return booking.status().isOver() && booking.isPaid() && booking.refund() == null;
  }
}
