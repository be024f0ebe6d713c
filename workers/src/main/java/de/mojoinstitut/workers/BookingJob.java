package de.mojoinstitut.workers;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.payment.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * The variables that every step on a booking reads, whichever process it belongs to.
 *
 * @param latePayment null counts as false
 */
public record BookingJob(
    String bookingId, String bookingNumber, String region, @Nullable Boolean latePayment) {

  /** The rows that a step of this booking may see. */
  public Scope scope() {
    return Scope.worker(region);
  }

  public SubjectId subject() {
    return id().subject();
  }

  public BookingId id() {
    return new BookingId(bookingId);
  }
}
