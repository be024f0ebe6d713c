package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.payment.PaymentGateway;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Money came for a booking that does not take place: all of it goes back. The refund's id is stored
 * before payments.mojo is asked, so a second try asks for the same refund. Idempotent.
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

  /**
   * @throws IllegalStateException where nothing was paid, where the booking takes place, or where
   *     the provider has refused for good
   */
  public void refund(BookingId id) {
    Booking booking = Objects.requireNonNull(transaction.execute(status -> prepare(id)));
    Booking.Refund refund = Objects.requireNonNull(booking.refund());
    if (refund.status() == RefundStatus.SUCCEEDED) {
      return;
    }
    refuseIfFailed(refund, refund.status());
    Booking.Payment payment = Objects.requireNonNull(booking.payment());
    RefundStatus outcome =
        payments.refund(
            new PaymentGateway.Refund(
                booking.terms().seller(),
                payment.id(),
                refund.refundId(),
                refund.amount(),
                reason(booking)));
    transaction.executeWithoutResult(status -> store(id, outcome));
    refuseIfFailed(refund, outcome);
  }

  private static void refuseIfFailed(Booking.Refund refund, RefundStatus status) {
    if (status == RefundStatus.FAILED) {
      throw new IllegalStateException(
          refund.refundId() + " failed at the provider; the money is still with us");
    }
  }

  private Booking prepare(BookingId id) {
    Booking booking = bookings.lock(id);
    if (booking.refund() != null) {
      return booking;
    }
    if (!booking.isPaid() || booking.status().isBooked()) {
      throw new IllegalStateException(id.value() + " has no money to give back");
    }
    return bookings.save(booking.refundDue(), BookingEvent.Type.REFUND_REQUESTED);
  }

  /**
   * Success is told by its event, also where this answer knows it already; and what an event told
   * meanwhile is newer than this answer.
   */
  private void store(BookingId id, RefundStatus outcome) {
    Booking booking = bookings.lock(id);
    Booking.Refund refund = Objects.requireNonNull(booking.refund());
    boolean open =
        refund.status() == RefundStatus.PENDING || refund.status() == RefundStatus.UNKNOWN;
    if (open && outcome != RefundStatus.SUCCEEDED) {
      bookings.save(booking.with(new Booking.Refund(refund.refundId(), refund.amount(), outcome)));
    }
  }

  private static RefundReason reason(Booking booking) {
    return booking.status() == BookingStatus.CANCELLED
        ? RefundReason.BUYER_CANCELLED
        : RefundReason.LATE_PAYMENT;
  }
}
