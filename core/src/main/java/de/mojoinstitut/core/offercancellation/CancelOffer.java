package de.mojoinstitut.core.offercancellation;

import de.mojoinstitut.core.booking.Canceller;
import de.mojoinstitut.core.offer.BrowseOffers;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.offer.Offers;
import de.mojoinstitut.core.offercancellation.OfferCancellation.BookingResult;
import de.mojoinstitut.core.offercancellation.OfferCancellation.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The seller, or staff, calls an offer off. From this moment on nobody books it and no booking of
 * it is confirmed; the process cancels those there are. Idempotent: the first reason counts.
 */
@Service
public class CancelOffer {

  private final Offers offers;
  private final BrowseOffers browse;
  private final OfferCancellations cancellations;
  private final OfferMessages messages;
  private final Clock clock;

  CancelOffer(
      Offers offers,
      BrowseOffers browse,
      OfferCancellations cancellations,
      OfferMessages messages,
      Clock clock) {
    this.offers = offers;
    this.browse = browse;
    this.cancellations = cancellations;
    this.messages = messages;
    this.clock = clock;
  }

  /** What became of the wish. */
  public sealed interface Result {
    record Accepted(OfferCancellation cancellation) implements Result {}

    /** The caller sees no such offer, or it was not cancelled. */
    record NotFound() implements Result {}

    /** The caller sees the offer and may not cancel it. */
    record NotAllowed() implements Result {}

    /** The offer is over. */
    record WrongState() implements Result {}
  }

  @Transactional
  public Result cancel(Canceller caller, OfferId id, Reason reason) {
    Optional<Offer> own = own(caller, id);
    return own.map(offer -> cancel(offer, reason)).orElseGet(() -> hidden(caller, id));
  }

  /** How far the cancellation is. */
  @Transactional(readOnly = true)
  public Result look(Canceller caller, OfferId id) {
    return own(caller, id)
        .map(
            offer ->
                cancellations
                    .find(id)
                    .<Result>map(Result.Accepted::new)
                    .orElseGet(Result.NotFound::new))
        .orElseGet(() -> hidden(caller, id));
  }

  /** What became of each booking; at most as many as the offer had seats, and those paid late. */
  @Transactional(readOnly = true)
  public List<BookingResult> results(OfferId id) {
    return cancellations.results(id);
  }

  private Optional<Offer> own(Canceller caller, OfferId id) {
    return offers
        .find(id)
        .filter(offer -> caller.staff() || offer.seller().equals(caller.identity().tenant()));
  }

  private Result hidden(Canceller caller, OfferId id) {
    return browse.find(caller.identity(), id).isPresent()
        ? new Result.NotAllowed()
        : new Result.NotFound();
  }

  private Result cancel(Offer offer, Reason reason) {
    Instant now = clock.instant();
    if (offer.status() == Offer.Status.PUBLISHED && !now.isBefore(offer.endsAt())) {
      return new Result.WrongState();
    }
    if (!offers.cancel(offer.id())) {
      return cancellations
          .find(offer.id())
          .<Result>map(Result.Accepted::new)
          .orElseGet(Result.WrongState::new);
    }
    OfferCancellation cancellation =
        new OfferCancellation(offer.id(), offer.region(), offer.seller(), reason, now, null);
    cancellations.add(cancellation);
    messages.cancelled(cancellation);
    return new Result.Accepted(cancellation);
  }
}
