package de.mojoinstitut.core.fulfilment;

import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.offer.Offers;
import de.mojoinstitut.core.process.Claims;
import de.mojoinstitut.core.process.Claims.Claim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A process instance takes a confirmed booking for its own. Idempotent per instance. */
@Service
public class ClaimFulfilment {

  private static final Duration REMIND_BEFORE = Duration.ofHours(24);

  private final Bookings bookings;
  private final Offers offers;
  private final PayoutHold hold;
  private final Claims claims;
  private final Clock clock;

  ClaimFulfilment(Bookings bookings, Offers offers, PayoutHold hold, Claims claims, Clock clock) {
    this.bookings = bookings;
    this.offers = offers;
    this.hold = hold;
    this.claims = claims;
    this.clock = clock;
  }

  /**
   * @return empty where another instance has the booking, or where there is nothing left to do
   */
  @Transactional
  public Optional<Schedule> claim(BookingId id, long processInstanceKey) {
    Booking booking = bookings.lock(id);
    Claim claim = new Claim("FULFILMENT", id.value(), booking.terms().region());
    return claims.take(claim, processInstanceKey, () -> isDue(booking))
        ? Optional.of(schedule(booking))
        : Optional.empty();
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
