package de.mojoinstitut.hub.booking;

import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingEvent;
import de.mojoinstitut.core.booking.BookingStatus;
import de.mojoinstitut.core.booking.CancellationCause;
import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.payment.Payment;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.payment.Refund;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.hub.web.MoneyView;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A booking as buyer, seller and staff see it.
 *
 * @param cancellation once somebody wants it cancelled, also while the process is at it
 * @param contactId the buyer's contact at the seller; for the seller and staff only
 */
record BookingView(
    String bookingId,
    String bookingNumber,
    String offerId,
    String sellerTenantId,
    BookingStatus status,
    Instant holdExpiresAt,
    MoneyView price,
    @Nullable String contactId,
    @Nullable PaymentView payment,
    @Nullable RefundView refund,
    @Nullable CancellationView cancellation,
    List<BookingEvent> timeline) {

  /**
   * @param checkoutUrl where the buyer pays; for the buyer and staff only
   */
  record PaymentView(String paymentId, PaymentStatus status, @Nullable URI checkoutUrl) {}

  /**
   * @param refund what was promised of the price
   */
  record CancellationView(Instant requestedAt, CancellationCause cause, MoneyView refund) {

    private static CancellationView of(Booking.Cancellation cancellation) {
      return new CancellationView(
          cancellation.requestedAt(), cancellation.cause(), MoneyView.of(cancellation.refund()));
    }
  }

  record RefundView(long amount, String currency, RefundStatus status) {}

  /** Who looks. */
  enum Viewer {
    BUYER,
    SELLER,
    STAFF;

    static Viewer of(Booking booking, Identity caller) {
      if (booking.terms().buyer().equals(caller.user())) {
        return BUYER;
      }
      return booking.terms().seller().equals(caller.tenant()) ? SELLER : STAFF;
    }
  }

  static BookingView of(Booking booking, List<BookingEvent> timeline, Viewer viewer) {
    Booking.Terms terms = booking.terms();
    return new BookingView(
        booking.id().value(),
        booking.number(),
        terms.offer().value(),
        terms.seller().value(),
        booking.status(),
        booking.holdExpiresAt(),
        MoneyView.of(terms.price()),
        viewer == Viewer.BUYER
            ? null
            : Optional.ofNullable(booking.contact()).map(ContactId::value).orElse(null),
        Optional.ofNullable(booking.payment())
            .map(payment -> payment(payment, viewer))
            .orElse(null),
        Optional.ofNullable(booking.refund()).map(BookingView::refund).orElse(null),
        Optional.ofNullable(booking.cancellation()).map(CancellationView::of).orElse(null),
        timeline);
  }

  private static PaymentView payment(Payment payment, Viewer viewer) {
    return new PaymentView(
        payment.id().value(),
        payment.status(),
        viewer == Viewer.SELLER ? null : payment.checkoutUrl());
  }

  private static RefundView refund(Refund refund) {
    return new RefundView(
        refund.amount().amount(), refund.amount().currency().getCurrencyCode(), refund.status());
  }
}
