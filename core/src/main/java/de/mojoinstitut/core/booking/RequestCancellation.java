package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.person.ClerkUserId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The buyer cancels while the payment is open. The process closes the payment first and then gives
 * the seat back.
 */
@Service
public class RequestCancellation {

  private final Bookings bookings;
  private final BookingMessages messages;
  private final Clock clock;

  RequestCancellation(Bookings bookings, BookingMessages messages, Clock clock) {
    this.bookings = bookings;
    this.messages = messages;
    this.clock = clock;
  }

  /** What became of the wish. */
  public sealed interface Result {
    record Accepted(Booking booking) implements Result {}

    /** The caller sees no such booking. */
    record NotFound() implements Result {}

    /** Only the buyer may. */
    record NotTheBuyer() implements Result {}

    /** The booking does not wait for its payment any more. */
    record WrongState() implements Result {}
  }

  @Transactional
  public Result request(ClerkUserId caller, BookingId id) {
    Optional<Booking> visible = bookings.find(id);
    if (visible.isEmpty()) {
      return new Result.NotFound();
    }
    if (!visible.get().terms().buyer().equals(caller)) {
      return new Result.NotTheBuyer();
    }
    Booking booking = bookings.lock(id);
    if (booking.isCancellationRequested() && booking.status() != BookingStatus.CONFIRMED) {
      return new Result.Accepted(booking);
    }
    if (!booking.status().isOpen()) {
      return new Result.WrongState();
    }
    Booking requested = bookings.save(booking.cancellationRequested(clock.instant()));
    messages.cancellationRequested(requested);
    return new Result.Accepted(requested);
  }
}
