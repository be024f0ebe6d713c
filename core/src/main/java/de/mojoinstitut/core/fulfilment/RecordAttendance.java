package de.mojoinstitut.core.fulfilment;

import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.BookingOutcomes;
import de.mojoinstitut.core.booking.BookingStatus;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.offer.Offers;
import de.mojoinstitut.core.person.Identity;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The seller says whether the buyer was there, and may correct that until the revenue is released.
 * Idempotent.
 */
@Service
public class RecordAttendance {

  private final Bookings bookings;
  private final Offers offers;
  private final Fulfilments fulfilments;
  private final BookingOutcomes outcomes;
  private final Clock clock;

  RecordAttendance(
      Bookings bookings,
      Offers offers,
      Fulfilments fulfilments,
      BookingOutcomes outcomes,
      Clock clock) {
    this.bookings = bookings;
    this.offers = offers;
    this.fulfilments = fulfilments;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Result {
    record Recorded(Booking booking) implements Result {}

    /** The caller sees no such booking. */
    record NotFound() implements Result {}

    /** Only the seller knows. */
    record NotTheSeller() implements Result {}

    /** The first session has not begun, the booking does not take place, or all is settled. */
    record WrongState() implements Result {}
  }

  @Transactional
  public Result record(Identity caller, BookingId id, boolean present) {
    Optional<Booking> visible = bookings.find(id);
    if (visible.isEmpty()) {
      return new Result.NotFound();
    }
    if (!visible.get().terms().seller().equals(caller.tenant())) {
      return new Result.NotTheSeller();
    }
    Booking booking = bookings.lock(id);
    Instant now = clock.instant();
    Instant startsAt = offers.find(booking.terms().offer()).orElseThrow().startsAt();
    Fulfilment fulfilment = fulfilments.of(id);
    if (now.isBefore(startsAt) || !isOpenForIt(booking, fulfilment)) {
      return new Result.WrongState();
    }
    if (booking.status() == (present ? BookingStatus.DELIVERED : BookingStatus.NO_SHOW)) {
      return new Result.Recorded(booking);
    }
    fulfilments.save(id, fulfilment.delivered(now));
    return new Result.Recorded(outcomes.attended(booking, present));
  }

  private static boolean isOpenForIt(Booking booking, Fulfilment fulfilment) {
    return switch (booking.status()) {
      case CONFIRMED -> !booking.isCancellationRequested();
      case DELIVERED, NO_SHOW -> fulfilment.releasedAt() == null;
      case HELD, AWAITING_PAYMENT, EXPIRED, CANCELLED -> false;
    };
  }
}
