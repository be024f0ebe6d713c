package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.offer.CancellationPolicy.Quote;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a booking can be cancelled, and what goes back. Until it is confirmed nothing is kept;
 * then the buyer is bound to the policy the booking was sold with, and nobody else is.
 */
final class CancellationTerms {

  private CancellationTerms() {}

  /**
   * @param startsAt when the offer begins
   * @return empty where it is too late
   */
  static Optional<Quote> of(
      Booking booking, CancellationCause cause, Instant startsAt, Instant now) {
    return promised(booking, cause, startsAt, now).map(quote -> quote.atMost(booking.left()));
  }

  private static Optional<Quote> promised(
      Booking booking, CancellationCause cause, Instant startsAt, Instant now) {
    Booking.Terms terms = booking.terms();
    if (booking.status().isOpen()) {
      return Optional.of(Quote.full(terms.price()));
    }
    if (booking.status() != BookingStatus.CONFIRMED) {
      return Optional.empty();
    }
    return switch (cause) {
      case BUYER ->
          Optional.of(terms.policy().quote(terms.price(), startsAt, now))
              .filter(quote -> now.isBefore(startsAt));
      case SELLER, STAFF, OFFER_CANCELLED -> Optional.of(Quote.full(terms.price()));
    };
  }
}
