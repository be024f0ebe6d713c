package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.offer.Offers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Buyer, seller or staff cancel a booking. What goes back is fixed at this moment; the process does
 * the rest. Idempotent: the first wish counts.
 */
@Service
public class RequestCancellation {

  private final Bookings bookings;
  private final Offers offers;
  private final BookingMessages messages;
  private final Clock clock;

  RequestCancellation(Bookings bookings, Offers offers, BookingMessages messages, Clock clock) {
    this.bookings = bookings;
    this.offers = offers;
    this.messages = messages;
    this.clock = clock;
  }

  /** What became of the wish. */
  public sealed interface Result {
    record Accepted(Booking booking) implements Result {}

    /** The caller sees no such booking. */
    record NotFound() implements Result {}

    /** The caller sees the booking and may not cancel it. */
    record NotAllowed() implements Result {}

    /** There is nothing to cancel any more, or for the buyer it is too late. */
    record WrongState() implements Result {}
  }

  @Transactional
  public Result request(Canceller caller, BookingId id) {
    Optional<Booking> visible = bookings.find(id);
    if (visible.isEmpty()) {
      return new Result.NotFound();
    }
    if (caller.causeFor(visible.get()).isEmpty()) {
      return new Result.NotAllowed();
    }
    Booking booking = bookings.lock(id);
    if (booking.isCancellationRequested()) {
      return hasTakenPlace(booking) ? new Result.WrongState() : new Result.Accepted(booking);
    }
    return cancel(booking, caller.causeFor(booking).orElseThrow())
        .<Result>map(Result.Accepted::new)
        .orElseGet(Result.WrongState::new);
  }

  private static boolean hasTakenPlace(Booking booking) {
    return booking.status() == BookingStatus.DELIVERED || booking.status() == BookingStatus.NO_SHOW;
  }

  /**
   * The offer does not take place.
   *
   * @return how things stand with the booking now; one that had ended, or was cancelled by somebody
   *     else, is left as it is
   */
  @Transactional
  public Booking forCancelledOffer(BookingId id) {
    Booking booking = bookings.lock(id);
    return booking.isCancellationRequested()
        ? booking
        : cancel(booking, CancellationCause.OFFER_CANCELLED).orElse(booking);
  }

  private Optional<Booking> cancel(Booking booking, CancellationCause cause) {
    Instant now = clock.instant();
    Instant startsAt = offers.find(booking.terms().offer()).orElseThrow().startsAt();
    return CancellationTerms.of(booking, cause, startsAt, now)
        .map(
            quote -> {
              Booking requested =
                  bookings.save(
                      booking.wantedNoMore(new Booking.Cancellation(now, cause, quote.refund())));
              messages.cancellationRequested(requested);
              return requested;
            });
  }
}
