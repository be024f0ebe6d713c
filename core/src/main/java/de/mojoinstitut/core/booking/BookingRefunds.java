package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.payment.Refunds;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What a booking that does not take place owes. */
@Component
class BookingRefunds {
  private final BookingSubject subject;
  private final Refunds refunds;

  BookingRefunds(BookingSubject subject, Refunds refunds) {
    this.subject = subject;
    this.refunds = refunds;
  }

  /**
   * What was promised has to go back; nobody is asked for it yet. Idempotent.
   *
   * @param booking locked, and paid
   */
  Booking due(Booking booking) {
    return booking.with(
        refunds.due(subject.locked(booking), Objects.requireNonNull(booking.payment())));
  }
}
