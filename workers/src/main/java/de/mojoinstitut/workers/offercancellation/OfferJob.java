package de.mojoinstitut.workers.offercancellation;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.offer.OfferId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The variables that every step of {@code offer-cancellation} reads.
 *
 * @param bookingId null outside the part that is about one booking
 */
public record OfferJob(String offerId, String region, @Nullable String bookingId) {

  /** The rows that a step of this offer may see. */
  Scope scope() {
    return Scope.worker(region);
  }

  OfferId id() {
    return new OfferId(offerId);
  }

  BookingId booking() {
    return new BookingId(Objects.requireNonNull(bookingId));
  }
}
