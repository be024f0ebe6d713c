package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.Ids;
import de.mojoinstitut.core.offer.BrowseOffers;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.tenant.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A member books: a seat is held and the process is started, both or neither. */
@Service
public class PlaceBooking {

  private final BrowseOffers offers;
  private final Tenants tenants;
  private final Bookings bookings;
  private final Seats seats;
  private final BookingMessages messages;
  private final BookingProperties properties;
  private final Ids ids;
  private final Clock clock;

  PlaceBooking(
      BrowseOffers offers,
      Tenants tenants,
      Bookings bookings,
      Seats seats,
      BookingMessages messages,
      BookingProperties properties,
      Ids ids,
      Clock clock) {
    this.offers = offers;
    this.tenants = tenants;
    this.bookings = bookings;
    this.seats = seats;
    this.messages = messages;
    this.properties = properties;
    this.ids = ids;
    this.clock = clock;
  }

  /** What became of the wish to book. */
  public sealed interface Result {
    record Placed(Booking booking) implements Result {}

    record Refused(Reason reason) implements Result {}
  }

  /** Why there is no booking. */
  public enum Reason {
    /** No such offer, or none that the member may see. */
    NOT_FOUND,
    OWN_OFFER,
    /** The offer was cancelled or has begun. */
    WRONG_STATE,
    ALREADY_BOOKED,
    SOLD_OUT
  }

  @Transactional
  public Result place(Identity buyer, OfferId offerId) {
    Optional<Offer> found = offers.find(buyer, offerId);
    if (found.isEmpty() || buyer.region() == null) {
      return new Result.Refused(Reason.NOT_FOUND);
    }
    Offer offer = found.get();
    Instant now = clock.instant();
    if (offer.seller().equals(buyer.tenant()) || tenants.isMember(offer.seller(), buyer.user())) {
      return new Result.Refused(Reason.OWN_OFFER);
    }
    if (offer.status() != Offer.Status.PUBLISHED || !now.isBefore(offer.startsAt())) {
      return new Result.Refused(Reason.WRONG_STATE);
    }
    bookings.serialise(offerId, buyer.user());
    if (hasActiveBooking(offerId, buyer, now)) {
      return new Result.Refused(Reason.ALREADY_BOOKED);
    }
    Booking booking = held(buyer, offer, now);
    if (!seats.hold(offerId, booking.id(), booking.holdExpiresAt())) {
      return new Result.Refused(Reason.SOLD_OUT);
    }
    Booking saved = bookings.save(booking, BookingEvent.Type.HELD);
    messages.held(saved);
    return new Result.Placed(saved);
  }

  /**
   * An own hold that is over does not stand in the way, even while the engine has not tidied it up
   * yet.
   */
  private boolean hasActiveBooking(OfferId offer, Identity buyer, Instant now) {
    Optional<Booking> active = bookings.lockActive(offer, buyer.user());
    if (active.filter(booking -> booking.hasLapsed(now)).isPresent()) {
      seats.free(active.get().id());
      bookings.save(active.get().expired(), BookingEvent.Type.HOLD_EXPIRED);
      return false;
    }
    return active.isPresent();
  }

  private Booking held(Identity buyer, Offer offer, Instant now) {
    return new Booking(
        new BookingId(ids.next("booking")),
        ids.nextNumber("MB"),
        new Booking.Terms(
            offer.region(),
            offer.id(),
            offer.seller(),
            buyer.user(),
            offer.price(),
            offer.policy()),
        BookingStatus.HELD,
        now.plus(properties.hold()),
        null,
        null,
        null,
        now,
        null);
  }
}
