package de.mojoinstitut.hub.offer;

import de.mojoinstitut.core.offer.BrowseOffers;
import de.mojoinstitut.core.offer.CancellationPolicy;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.offer.OfferKind;
import de.mojoinstitut.core.offer.OfferLevel;
import de.mojoinstitut.hub.web.MoneyView;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offer as members and sellers see it.
 *
 * @param location null where the seller has told none
 */
record OfferView(
    String offerId,
    OfferKind kind,
    OfferLevel level,
    String title,
    List<Offer.Session> sessions,
    String timeZone,
    MoneyView price,
    int capacity,
    int seatsLeft,
    String sellerTenantId,
    CancellationPolicy cancellationPolicy,
    Offer.Status status,
    @Nullable LocationView location) {

  /**
   * Either a place or online.
   *
   * @param url for the seller, and for people with a confirmed booking
   */
  record LocationView(@Nullable String place, boolean online, @Nullable URI url) {

    private static @Nullable LocationView of(Offer.@Nullable Location location, boolean joins) {
      return switch (location) {
        case null -> null;
        case Offer.Location.Place place -> new LocationView(place.description(), false, null);
        case Offer.Location.Online online ->
            new LocationView(null, true, joins ? online.url() : null);
      };
    }
  }

  /**
   * @param joins whether the viewer may know where an online offer takes place
   */
  static OfferView of(BrowseOffers.Listed listed, boolean joins) {
    return of(listed.offer(), listed.seatsLeft(), joins);
  }

  static OfferView of(Offer offer, int seatsLeft, boolean joins) {
    return new OfferView(
        offer.id().value(),
        offer.kind(),
        offer.level(),
        offer.title(),
        offer.sessions(),
        offer.zone().getId(),
        MoneyView.of(offer.price()),
        offer.capacity(),
        seatsLeft,
        offer.seller().value(),
        offer.policy(),
        offer.status(),
        LocationView.of(offer.location(), joins));
  }
}
