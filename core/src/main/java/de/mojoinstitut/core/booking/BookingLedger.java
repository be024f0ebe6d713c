package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.ledger.PostCapture;
import de.mojoinstitut.core.ledger.PostRefund;
import de.mojoinstitut.core.ledger.PostRelease;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.Offers;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentId;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * What a booking's money does to the ledger, in the transaction of whoever says so. A payment whose
 * capture nobody posted gets it first: it may have been captured before there was a ledger.
 * Idempotent.
 */
@Component
public class BookingLedger {

  private final PostCapture capture;
  private final PostRefund refund;
  private final PostRelease release;
  private final Offers offers;
  private final Bookings bookings;
  private final Clock clock;

  BookingLedger(
      PostCapture capture,
      PostRefund refund,
      PostRelease release,
      Offers offers,
      Bookings bookings,
      Clock clock) {
    this.capture = capture;
    this.refund = refund;
    this.release = release;
    this.offers = offers;
    this.bookings = bookings;
    this.clock = clock;
  }

  /** All of the price came in. */
  public void captured(Booking booking, PaymentId payment) {
    Booking.Terms terms = booking.terms();
    capture.post(
        new PostCapture.Capture(
            payment,
            booking.id().value(),
            terms.region(),
            terms.seller(),
            offers.kindOf(terms.offer()),
            terms.price(),
            null,
            bookings
                .firstTime(booking.id(), BookingEvent.Type.PAYMENT_CAPTURED)
                .orElseGet(clock::instant)));
  }

  void refunded(
      Booking booking, PaymentId payment, String refundId, Money amount, RefundReason reason) {
    captured(booking, payment);
    refund.post(new PostRefund.Refund(refundId, payment, amount, cause(reason), clock.instant()));
  }

  /** What the seller keeps of the payment becomes payable. */
  public void released(Booking booking, PaymentId payment) {
    captured(booking, payment);
    release.post(payment, clock.instant());
  }

  private static PostRefund.Cause cause(RefundReason reason) {
    return switch (reason) {
      case LATE_PAYMENT -> PostRefund.Cause.LATE_PAYMENT;
      case BUYER_CANCELLED -> PostRefund.Cause.BUYER_CANCELLED;
      case SELLER_CANCELLED -> PostRefund.Cause.SELLER_CANCELLED;
    };
  }
}
