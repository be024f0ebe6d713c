package de.mojoinstitut.core.fulfilment;

import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.BookingOutcomes;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.payment.Payment;
import de.mojoinstitut.core.payment.PaymentLedger;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The booking is over and past its hold, or cancelled and paid back: what is left of the payment
 * becomes payable. Idempotent.
 */
@Service
public class ReleaseRevenue {

  private final Bookings bookings;
  private final Fulfilments fulfilments;
  private final BookingOutcomes outcomes;
  private final PaymentLedger ledger;
  private final Clock clock;

  ReleaseRevenue(
      Bookings bookings,
      Fulfilments fulfilments,
      BookingOutcomes outcomes,
      PaymentLedger ledger,
      Clock clock) {
    this.bookings = bookings;
    this.fulfilments = fulfilments;
    this.outcomes = outcomes;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * @throws IllegalStateException where the booking may still be paid, delivered or cancelled
   */
  @Transactional
  public void release(BookingId id) {
    Booking booking = bookings.lock(id);
    Fulfilment fulfilment = fulfilments.of(id);
    if (fulfilment.releasedAt() != null) {
      return;
    }
    switch (booking.status()) {
      case DELIVERED, NO_SHOW, CANCELLED -> release(booking, fulfilment);
      case HELD, AWAITING_PAYMENT, CONFIRMED, EXPIRED ->
          throw new IllegalStateException(id.value() + " is not over");
    }
  }

  private void release(Booking booking, Fulfilment fulfilment) {
    Payment payment = booking.payment();
    if (payment != null && payment.wasPaid()) {
      ledger.released(payment);
    }
    fulfilments.save(booking.id(), fulfilment.released(clock.instant()));
    if (!booking.keepsNothing()) {
      outcomes.released(booking);
    }
  }
}
