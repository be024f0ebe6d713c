package de.mojoinstitut.core.fulfilment;

import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.BookingOutcomes;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.offer.Offers;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The last session is over: the booking is delivered, unless its seller has said before who was
 * there. Idempotent.
 */
@Service
public class DeliverBooking {

  private final Bookings bookings;
  private final Offers offers;
  private final PayoutHold hold;
  private final Fulfilments fulfilments;
  private final BookingOutcomes outcomes;

  DeliverBooking(
      Bookings bookings,
      Offers offers,
      PayoutHold hold,
      Fulfilments fulfilments,
      BookingOutcomes outcomes) {
    this.bookings = bookings;
    this.fulfilments = fulfilments;
    this.outcomes = outcomes;
    this.offers = offers;
    this.hold = hold;
  }

  /** What became of it. */
  public sealed interface Result {
    /**
     * @param releaseAt when the seller's revenue becomes payable
     */
    record Delivered(Instant releaseAt) implements Result {}

    /** Somebody had cancelled in time; the message was on its way. */
    record CancellationRequested() implements Result {}
  }

  /**
   * @throws IllegalStateException where the booking was never confirmed
   */
  @Transactional
  public Result deliver(BookingId id) {
    Booking booking = bookings.lock(id);
    return switch (booking.status()) {
      case DELIVERED, NO_SHOW -> delivered(booking, fulfilments.of(id));
      case CONFIRMED ->
          booking.isCancellationRequested()
              ? new Result.CancellationRequested()
              : delivered(booking, deliverAtEnd(booking));
      case CANCELLED -> new Result.CancellationRequested();
      case HELD, AWAITING_PAYMENT, EXPIRED ->
          throw new IllegalStateException(id.value() + " was never confirmed");
    };
  }

  private Fulfilment deliverAtEnd(Booking booking) {
    Instant endsAt = offers.find(booking.terms().offer()).orElseThrow().endsAt();
    Fulfilment fulfilment = fulfilments.of(booking.id()).delivered(endsAt);
    fulfilments.save(booking.id(), fulfilment);
    outcomes.delivered(booking);
    return fulfilment;
  }

  private Result delivered(Booking booking, Fulfilment fulfilment) {
    Instant deliveredAt = Objects.requireNonNull(fulfilment.deliveredAt());
    return new Result.Delivered(deliveredAt.plus(hold.of(booking.terms().region())));
  }
}
