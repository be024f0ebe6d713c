package de.mojoinstitut.core.offercancellation;

import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.BookingStatus;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An offer that was cancelled.
 *
 * @param finishedAt when every booking had its result
 */
public record OfferCancellation(
    OfferId offer,
    RegionCode region,
    TenantId seller,
    Reason reason,
    Instant requestedAt,
    @Nullable Instant finishedAt) {

  /** Why; a code, as nobody's health belongs here. */
  public enum Reason {
    SELLER_ILL,
    TOO_FEW_BOOKINGS,
    VENUE_UNAVAILABLE,
    FORCE_MAJEURE,
    OTHER
  }

  /** What became of a booking. */
  public enum Result {
    /** Nothing had been paid. */
    CANCELLED,
    REFUNDED,
    /** Not through in time; somebody is working on it, or has to. */
    OPEN,
    /** The buyer, or the clock, had ended it before. */
    ENDED_BEFORE
  }

  /**
   * One booking of the offer as it stands.
   *
   * @param result null while it is worked on
   * @param refundStatus null where no money goes back
   */
  public record BookingResult(
      BookingId booking,
      String number,
      BookingStatus status,
      @Nullable Result result,
      @Nullable Money refund,
      @Nullable RefundStatus refundStatus) {}
}
