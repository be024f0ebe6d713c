package de.mojoinstitut.core.booking;

import de.mojoinstitut.chassis.inbox.Inbox;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payment.PaymentEvent;
import de.mojoinstitut.core.payment.PaymentEvent.RefundPart;
import de.mojoinstitut.core.payment.PaymentEvents;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.payment.PaymentStatus;
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
  private final BookingLedger ledger;
  private final Inbox inbox;
  private final TransactionTemplate transaction;

  ApplyPaymentEvent(
      Bookings bookings,
      Seats seats,
      BookingMessages messages,
      BookingLedger ledger,
      Inbox inbox,
      PlatformTransactionManager transactions) {
    this.bookings = bookings;
    this.seats = seats;
    this.messages = messages;
    this.ledger = ledger;
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
      case REFUND_FAILED -> refundFailed(booking, event);
    }
  }

  private void captured(Booking booking, PaymentEvent event) {
    if (booking.isPaid()) {
      bookings.save(heard(booking, event));
    } else {
      bookings.save(heard(booking, event), BookingEvent.Type.PAYMENT_CAPTURED);
    }
    ledger.captured(booking, event.payment());
    if (booking.status().isOpen()) {
      // Who paid in time keeps the seat, however long the engine takes to confirm it.
      seats.keep(booking.id());
      messages.payment(BookingMessages.PAYMENT_CAPTURED, booking, event.eventId());
    } else if (booking.refund() == null && booking.status().isOver()) {
      messages.capturedLate(booking);
    }
  }

  /** Money that went back is in the ledger, whoever wanted it back. */
  private void refunded(Booking booking, PaymentEvent event) {
    Booking heard = heard(booking, event);
    RefundPart part = event.refund();
    if (part == null) {
      throw new IllegalArgumentException(
          event.eventId() + " does not say which refund it is about");
    }
    ledger.refunded(booking, event.payment(), part.refundId(), part.amount(), part.reason());
    Booking.Refund refund = booking.refund();
    if (refund == null || !booking.isOwnRefund(part.refundId())) {
      bookings.save(heard, BookingEvent.Type.REFUNDED);
    } else if (refund.status() == RefundStatus.SUCCEEDED) {
      bookings.save(heard);
    } else {
      Booking saved =
          bookings.save(
              heard.with(refund.with(RefundStatus.SUCCEEDED)), BookingEvent.Type.REFUNDED);
      messages.payment(BookingMessages.PAYMENT_REFUNDED, booking, event.eventId());
      messages.settledIfOfferCancelled(saved);
    }
  }

  /** Where the answer to the request has said so already, the process knows. */
  private void refundFailed(Booking booking, PaymentEvent event) {
    Booking heard = heard(booking, event);
    Booking.Refund refund = booking.refund();
    RefundPart part = event.refund();
    boolean current = refund != null && part != null && part.refundId().equals(refund.refundId());
    if (refund == null || !current) {
      bookings.save(heard);
      return;
    }
    bookings.save(heard.with(refund.with(RefundStatus.FAILED)));
    if (refund.status() != RefundStatus.FAILED) {
      messages.payment(BookingMessages.PAYMENT_REFUND_FAILED, booking, event.eventId());
    }
  }

  /**
   * An event may be faster than the answer to the call that created the payment: then it is the
   * first to tell its id.
   */
  private static Booking heard(Booking booking, PaymentEvent event) {
    Optional<Booking.Payment> known = Optional.ofNullable(booking.payment());
    PaymentStatus status =
        known
            .filter(payment -> booking.isPaid() && isBeforeCapture(event.type()))
            .map(Booking.Payment::status)
            .orElse(event.status());
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
}
