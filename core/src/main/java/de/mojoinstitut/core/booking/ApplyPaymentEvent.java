package de.mojoinstitut.core.booking;

import de.mojoinstitut.chassis.inbox.Inbox;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payment.PaymentEvent;
import de.mojoinstitut.core.payment.PaymentEvents;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.payment.PaymentStatus;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over what payments.mojo tells and lets the booking's process know: inbox, booking and
 * message in one transaction.
 */
@Service
class ApplyPaymentEvent implements PaymentEvents {

  private static final String SOURCE = "payments";

  private final Bookings bookings;
  private final Seats seats;
  private final BookingMessages messages;
  private final Inbox inbox;
  private final TransactionTemplate transaction;

  ApplyPaymentEvent(
      Bookings bookings,
      Seats seats,
      BookingMessages messages,
      Inbox inbox,
      PlatformTransactionManager transactions) {
    this.bookings = bookings;
    this.seats = seats;
    this.messages = messages;
    this.inbox = inbox;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void on(PaymentEvent event) {
    Scopes.run(
        Scope.workerOfTenant(event.tenant().value()),
        () ->
            transaction.executeWithoutResult(
                status -> {
                  if (inbox.firstTime(SOURCE, event.eventId())) {
                    apply(event);
                  }
                }));
  }

  private void apply(PaymentEvent event) {
    Booking booking = bookings.lock(new BookingId(event.bookingId()));
    if (booking.payment() != null && event.version() <= booking.payment().version()) {
      return;
    }
    switch (event.type()) {
      case REQUESTED, PROCESSING, CANCELLED -> bookings.save(heard(booking, event));
      case DECLINED -> {
        bookings.save(heard(booking, event), BookingEvent.Type.PAYMENT_DECLINED);
        messages.payment(BookingMessages.PAYMENT_DECLINED, booking, event.eventId());
      }
      case CAPTURED -> captured(booking, event);
      case REFUNDED -> refunded(booking, event);
      case REFUND_FAILED -> {
        Booking heard = heard(booking, event);
        if (isOurs(booking, event)) {
          bookings.save(refund(heard, RefundStatus.FAILED));
          messages.payment(BookingMessages.PAYMENT_REFUND_FAILED, booking, event.eventId());
        } else {
          bookings.save(heard);
        }
      }
    }
  }

  private void captured(Booking booking, PaymentEvent event) {
    if (booking.isPaid()) {
      bookings.save(heard(booking, event));
    } else {
      bookings.save(heard(booking, event), BookingEvent.Type.PAYMENT_CAPTURED);
    }
    if (booking.status().isOpen()) {
      // Who paid in time keeps the seat, however long the engine takes to confirm it.
      seats.keep(booking.id());
      messages.payment(BookingMessages.PAYMENT_CAPTURED, booking, event.eventId());
    } else if (booking.refund() == null && booking.status().isOver()) {
      messages.capturedLate(booking);
    }
  }

  private void refunded(Booking booking, PaymentEvent event) {
    Booking heard = heard(booking, event);
    if (isOurs(booking, event)) {
      bookings.save(refund(heard, RefundStatus.SUCCEEDED), BookingEvent.Type.REFUNDED);
      messages.payment(BookingMessages.PAYMENT_REFUNDED, booking, event.eventId());
    } else {
      bookings.save(heard, BookingEvent.Type.REFUNDED);
    }
  }

  /** Whether the event is about the refund that the process waits for, and not another one. */
  private static boolean isOurs(Booking booking, PaymentEvent event) {
    return booking.refund() != null
        && event.refund() != null
        && event.refund().refundId().equals(booking.refund().refundId());
  }

  /**
   * An event may be faster than the answer to the call that created the payment: then it is the
   * first to tell its id.
   */
  private static Booking heard(Booking booking, PaymentEvent event) {
    Optional<Booking.Payment> known = Optional.ofNullable(booking.payment());
    PaymentStatus status =
        booking.isPaid() && isBeforeCapture(event.type()) ? PaymentStatus.CAPTURED : event.status();
    return booking.with(
        new Booking.Payment(
            event.payment(),
            status,
            known.map(Booking.Payment::checkoutUrl).orElse(null),
            event.version()));
  }

  private static boolean isBeforeCapture(PaymentEvent.Type type) {
    return switch (type) {
      case REQUESTED, PROCESSING, DECLINED, CANCELLED -> true;
      case CAPTURED, REFUNDED, REFUND_FAILED -> false;
    };
  }

  private static Booking refund(Booking booking, RefundStatus status) {
    Booking.Refund refund = Objects.requireNonNull(booking.refund());
    return booking.with(new Booking.Refund(refund.refundId(), refund.amount(), status));
  }
}
