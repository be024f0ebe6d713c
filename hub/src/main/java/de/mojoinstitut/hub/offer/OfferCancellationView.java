package de.mojoinstitut.hub.offer;

import de.mojoinstitut.core.booking.BookingStatus;
import de.mojoinstitut.core.offercancellation.OfferCancellation;
import de.mojoinstitut.core.offercancellation.OfferCancellation.BookingResult;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the cancellation of an offer is.
 *
 * @param finishedAt when every booking had its result
 */
record OfferCancellationView(
    String offerId,
    OfferCancellation.Reason reason,
    Status status,
    Instant requestedAt,
    @Nullable Instant finishedAt,
    List<BookingView> bookings) {

  enum Status {
    RUNNING,
    DONE
  }

  /**
   * @param result null while it is worked on
   */
  record BookingView(
      String bookingId,
      String bookingNumber,
      BookingStatus status,
      OfferCancellation.@Nullable Result result,
      @Nullable RefundView refund) {}

  record RefundView(long amount, String currency, @Nullable RefundStatus status) {}

  static OfferCancellationView of(OfferCancellation cancellation, List<BookingResult> results) {
    return new OfferCancellationView(
        cancellation.offer().value(),
        cancellation.reason(),
        cancellation.finishedAt() == null ? Status.RUNNING : Status.DONE,
        cancellation.requestedAt(),
        cancellation.finishedAt(),
        results.stream().map(OfferCancellationView::of).toList());
  }

  private static BookingView of(BookingResult result) {
    return new BookingView(
        result.booking().value(),
        result.number(),
        result.status(),
        result.result(),
        Optional.ofNullable(result.refund())
            .map(
                money ->
                    new RefundView(
                        money.amount(), money.currency().getCurrencyCode(), result.refundStatus()))
            .orElse(null));
  }
}
