package de.mojoinstitut.core.booking;

import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A process instance takes a booking for its own, so that a start message that came twice makes no
 * second one. Idempotent per instance.
 */
@Service
public class ClaimBooking {

  private final Bookings bookings;

  ClaimBooking(Bookings bookings) {
    this.bookings = bookings;
  }

  /**
   * @param latePayment the instance is about money that came after the booking had ended
   * @return false where another instance has the booking, or where there is nothing left to do
   */
  @Transactional
  public boolean claim(BookingId id, long processInstanceKey, boolean latePayment) {
    Booking booking = bookings.lock(id);
    if (Objects.equals(booking.processInstanceKey(), processInstanceKey)) {
      return true;
    }
    if (booking.processInstanceKey() != null || !isDue(booking, latePayment)) {
      return false;
    }
    bookings.save(booking.claimedBy(processInstanceKey));
    return true;
  }

  private static boolean isDue(Booking booking, boolean latePayment) {
    if (!latePayment) {
      return booking.status().isOpen();
    }
    return booking.status().isOver() && booking.isPaid() && booking.refund() == null;
  }
}
