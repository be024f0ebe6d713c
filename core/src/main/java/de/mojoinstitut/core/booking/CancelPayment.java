package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.payment.PaymentGateway;
import de.mojoinstitut.core.payment.PaymentGateway.Cancellation;
import de.mojoinstitut.core.payment.PaymentStatus;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Before a seat is given back the buyer must not be able to pay any more; who has paid already, has
 * paid. Idempotent.
 */
@Service
public class CancelPayment {

  private final Bookings bookings;
  private final PaymentGateway payments;
  private final TransactionTemplate transaction;

  CancelPayment(
      Bookings bookings, PaymentGateway payments, PlatformTransactionManager transactions) {
    this.bookings = bookings;
    this.payments = payments;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What became of it. */
  public enum Result {
    /** Nothing can be paid any more, or only by money that is under way already. */
    CLOSED,
    ALREADY_PAID
  }

  public Result cancel(BookingId id) {
    Booking booking = Objects.requireNonNull(transaction.execute(status -> bookings.get(id)));
    Booking.Payment payment = booking.payment();
    if (payment == null) {
      return Result.CLOSED;
    }
    if (booking.wasPaid()) {
      return Objects.requireNonNull(transaction.execute(status -> paid(bookings.lock(id))));
    }
    Cancellation outcome = payments.cancel(booking.terms().seller(), payment.id());
    return switch (outcome) {
      case CANCELLED -> store(id, PaymentStatus.CANCELLED);
      case PROCESSING -> store(id, PaymentStatus.PROCESSING);
      case ALREADY_PAID -> store(id, PaymentStatus.CAPTURED);
    };
  }

  /**
   * The event that says the same may have come first, or may come later; the timeline tells it
   * once.
   */
  private Result store(BookingId id, PaymentStatus status) {
    return Objects.requireNonNull(
        transaction.execute(
            tx -> {
              Booking booking = bookings.lock(id);
              if (booking.wasPaid()) {
                return paid(booking);
              }
              Booking changed = withPaymentStatus(booking, status);
              if (changed.isPaid()) {
                return paid(bookings.save(changed, BookingEvent.Type.PAYMENT_CAPTURED));
              }
              bookings.save(changed);
              return Result.CLOSED;
            }));
  }

  /**
   * Closes a payment that was requested while its booking ended. Money that is there, or under way,
   * is left to its event, which starts the process for late payments. Idempotent.
   */
  void closeEnded(BookingId id) {
    Booking booking = Objects.requireNonNull(transaction.execute(status -> bookings.get(id)));
    Booking.Payment payment = booking.payment();
    if (!booking.status().isOver() || payment == null || !mayStillBePaid(payment)) {
      return;
    }
    if (payments.cancel(booking.terms().seller(), payment.id()) == Cancellation.CANCELLED) {
      transaction.executeWithoutResult(status -> closed(bookings.lock(id)));
    }
  }

  private void closed(Booking booking) {
    if (!booking.wasPaid()) {
      bookings.save(withPaymentStatus(booking, PaymentStatus.CANCELLED));
    }
  }

  private static boolean mayStillBePaid(Booking.Payment payment) {
    return payment.status() == PaymentStatus.REQUIRES_PAYMENT
        || payment.status() == PaymentStatus.UNKNOWN;
  }

  private static Booking withPaymentStatus(Booking booking, PaymentStatus status) {
    Booking.Payment payment = Objects.requireNonNull(booking.payment());
    return booking.with(
        new Booking.Payment(payment.id(), status, payment.checkoutUrl(), payment.version()));
  }

  /** Paid counts as paid, unless somebody has cancelled meanwhile. */
  private Result paid(Booking booking) {
    boolean unwanted =
        booking.isCancellationRequested() || booking.status() == BookingStatus.CANCELLED;
    if (unwanted && booking.refund() == null) {
      bookings.save(booking.refundDue(), BookingEvent.Type.REFUND_REQUESTED);
    }
    return Result.ALREADY_PAID;
  }
}
