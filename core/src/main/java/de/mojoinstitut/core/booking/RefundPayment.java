package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.payment.PaymentGateway;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Money came for a booking that does not take place: the booking ends and all of it goes back. The
 * refund's id is stored before payments.mojo is asked, so a second try asks for the same refund.
 * Idempotent.
 */
@Service
public class RefundPayment {

  private final Bookings bookings;
  private final Seats seats;
  private final PaymentGateway payments;
  private final TransactionTemplate transaction;

  RefundPayment(
      Bookings bookings,
      Seats seats,
      PaymentGateway payments,
      PlatformTransactionManager transactions) {
    this.bookings = bookings;
    this.seats = seats;
    this.payments = payments;
    this.transaction = new TransactionTemplate(transactions);
  }

  public void refund(BookingId id) {
    Booking booking = Objects.requireNonNull(transaction.execute(status -> prepare(id)));
    Booking.Refund refund = Objects.requireNonNull(booking.refund());
    if (refund.status() == RefundStatus.SUCCEEDED) {
      return;
    }
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
  }

  private Booking prepare(BookingId id) {
    Booking booking = bookings.lock(id);
    if (booking.refund() != null) {
      return booking;
    }
    seats.free(id);
    List<BookingEvent.Type> events = new ArrayList<>();
    Booking ended = booking;
    if (booking.status().isOpen()) {
      boolean cancelled = booking.isCancellationRequested();
      ended = booking.with(cancelled ? BookingStatus.CANCELLED : BookingStatus.EXPIRED);
      events.add(cancelled ? BookingEvent.Type.CANCELLED : BookingEvent.Type.HOLD_EXPIRED);
    }
    events.add(BookingEvent.Type.REFUND_REQUESTED);
    Booking.Refund refund =
        new Booking.Refund(
            "refund_" + id.value() + "_full", booking.terms().price(), RefundStatus.PENDING);
    return bookings.save(ended.with(refund), events.toArray(BookingEvent.Type[]::new));
  }

  /** The end of a refund is told by its event, also where this answer knows it already. */
  private void store(BookingId id, RefundStatus outcome) {
    Booking booking = bookings.lock(id);
    Booking.Refund refund = Objects.requireNonNull(booking.refund());
    if (refund.status() != RefundStatus.SUCCEEDED && outcome != RefundStatus.SUCCEEDED) {
      bookings.save(booking.with(new Booking.Refund(refund.refundId(), refund.amount(), outcome)));
    }
  }

  private static RefundReason reason(Booking booking) {
    return booking.status() == BookingStatus.CANCELLED
        ? RefundReason.BUYER_CANCELLED
        : RefundReason.LATE_PAYMENT;
  }
}
