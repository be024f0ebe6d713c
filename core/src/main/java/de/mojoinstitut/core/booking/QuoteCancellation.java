package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.CancellationPolicy.Quote;
import de.mojoinstitut.core.offer.Offers;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What would go back if the caller cancelled now. Promises nothing for later. */
@Service
public class QuoteCancellation {

  private final Bookings bookings;
  private final Offers offers;
  private final Clock clock;

  QuoteCancellation(Bookings bookings, Offers offers, Clock clock) {
    this.bookings = bookings;
    this.offers = offers;
    this.clock = clock;
  }

  /** The answer. */
  public sealed interface Result {
    record Quoted(Quote quote) implements Result {}

    /** The caller sees no such booking. */
    record NotFound() implements Result {}

    /** The caller sees the booking and may not cancel it. */
    record NotAllowed() implements Result {}

    /** There is nothing to cancel any more, or it was cancelled before. */
    record WrongState() implements Result {}
  }

  @Transactional(readOnly = true)
  public Result quote(Canceller caller, BookingId id) {
    Optional<Booking> visible = bookings.find(id);
    if (visible.isEmpty()) {
      return new Result.NotFound();
    }
    Booking booking = visible.get();
    Optional<CancellationCause> cause = caller.causeFor(booking);
    if (cause.isEmpty()) {
      return new Result.NotAllowed();
    }
    if (booking.isCancellationRequested()) {
      return new Result.WrongState();
    }
    return CancellationTerms.of(
            booking,
            cause.get(),
            offers.find(booking.terms().offer()).orElseThrow().startsAt(),
            clock.instant())
        .map(quote -> hasCost(booking) ? quote : Quote.full(nothingOf(booking)))
        .<Result>map(Result.Quoted::new)
        .orElseGet(Result.WrongState::new);
  }

  /** What nobody has paid cannot go back. */
  private static boolean hasCost(Booking booking) {
    return booking.isPaid() || !booking.status().isOpen();
  }

  private static Money nothingOf(Booking booking) {
    return new Money(0, booking.terms().price().currency());
  }
}
