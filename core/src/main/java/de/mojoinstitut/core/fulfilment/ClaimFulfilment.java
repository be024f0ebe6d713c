package de.mojoinstitut.core.fulfilment;

import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.offer.Offers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A process instance takes a confirmed booking for its own, so that a start message that came twice
 * makes no second one. Idempotent per instance.
 */
@Service
public class ClaimFulfilment {

  private static final Duration REMIND_BEFORE = Duration.ofHours(24);

  private final Bookings bookings;
  private final Offers offers;
  private final PayoutHold hold;
  private final Clock clock;

  ClaimFulfilment(Bookings bookings, Offers offers, PayoutHold hold, Clock clock) {
    this.bookings = bookings;
    this.offers = offers;
    this.hold = hold;
    this.clock = clock;
  }

  /**
   * @return empty where another instance has the booking, or where there is nothing left to do
   */
  @Transactional
  public Optional<Schedule> claim(BookingId id, long processInstanceKey) {
    Booking booking = bookings.lock(id);
    Booking.Fulfilment fulfilment = booking.fulfilment();
    if (!Objects.equals(fulfilment.instanceKey(), processInstanceKey)) {
      if (fulfilment.instanceKey() != null || !isDue(booking)) {
        return Optional.empty();
      }
      bookings.save(booking.with(fulfilment.claimedBy(processInstanceKey)));
    }
    return Optional.of(schedule(booking));
  }

  /** The buyer may have been there before the process was. */
  private static boolean isDue(Booking booking) {
    return switch (booking.status()) {
      case CONFIRMED, DELIVERED, NO_SHOW -> true;
      case HELD, AWAITING_PAYMENT, EXPIRED, CANCELLED -> false;
    };
  }

  private Schedule schedule(Booking booking) {
    Offer offer = offers.find(booking.terms().offer()).orElseThrow();
    Instant remindAt = offer.startsAt().minus(REMIND_BEFORE);
    return new Schedule(
        clock.instant().isBefore(remindAt) ? remindAt : null,
        offer.endsAt(),
        offer.endsAt().plus(hold.of(booking.terms().region())));
  }
}
