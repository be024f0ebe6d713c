package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.OutsideRefusedException;
import de.mojoinstitut.core.payment.PaymentGateway;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Money came for a booking that does not take place: what was promised of it goes back. The
 * refund's id is stored before payments.mojo is asked, so a second try asks for the same refund.
 * Idempotent per attempt.
 */
@Service
public class RefundPayment {

  private final Bookings bookings;
  private final PaymentGateway payments;
  private final TransactionTemplate transaction;

  RefundPayment(
      Bookings bookings, PaymentGateway payments, PlatformTransactionManager transactions) {
    this.bookings = bookings;
    this.payments = payments;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What became of the attempt. */
  public enum Result {
    /** It is under way, or the money is back already; the end of it is told by its event. */
    REQUESTED,
    /** The provider will not do it; the money is still with us and a person has to look. */
    REFUSED
  }

  /**
   * @throws IllegalStateException where nothing was paid, or where the booking takes place
   */
  public Result refund(BookingId id) {
    Booking booking = Objects.requireNonNull(transaction.execute(status -> prepare(id)));
    Booking.Refund refund = Objects.requireNonNull(booking.refund());
    return switch (refund.status()) {
      case SUCCEEDED -> Result.REQUESTED;
      case FAILED -> Result.REFUSED;
      case PENDING, UNKNOWN -> {
        RefundStatus answer = ask(booking, refund);
        yield Objects.requireNonNull(transaction.execute(status -> store(id, refund, answer)));
      }
    };
  }

  private Booking prepare(BookingId id) {
    Booking booking = bookings.lock(id);
    if (booking.refund() != null) {
      return booking;
    }
    if (!booking.isPaid() || booking.status().isBooked() || booking.refundable().isZero()) {
      throw new IllegalStateException(id.value() + " has no money to give back");
    }
    return bookings.save(booking.refundDue(), BookingEvent.Type.REFUND_REQUESTED);
  }

  private RefundStatus ask(Booking booking, Booking.Refund refund) {
    Booking.Payment payment = Objects.requireNonNull(booking.payment());
    try {
      return payments.refund(
          new PaymentGateway.Refund(
              booking.terms().seller(),
              payment.id(),
              refund.refundId(),
              refund.amount(),
              refund.reason()));
    } catch (OutsideRefusedException e) {
      return RefundStatus.FAILED;
    }
  }

  /**
   * Success is told by its event, also where this answer knows it already; and what an event told
   * meanwhile is newer than this answer.
   */
  private Result store(BookingId id, Booking.Refund asked, RefundStatus answer) {
    Booking booking = bookings.lock(id);
    Booking.Refund refund = Objects.requireNonNull(booking.refund());
    boolean open =
        refund.status() == RefundStatus.PENDING || refund.status() == RefundStatus.UNKNOWN;
    if (!refund.refundId().equals(asked.refundId()) || !open || answer == RefundStatus.SUCCEEDED) {
      return Result.REQUESTED;
    }
    bookings.save(booking.with(refund.with(answer)));
    return answer == RefundStatus.FAILED ? Result.REFUSED : Result.REQUESTED;
  }
}
