package de.mojoinstitut.hub.offer;

import de.mojoinstitut.core.offer.BrowseOffers;
import de.mojoinstitut.core.offer.CancellationPolicy;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.offer.OfferKind;
import de.mojoinstitut.core.offer.OfferLevel;
import de.mojoinstitut.hub.web.MoneyView;
import java.util.List;

/** An offer as members and sellers see it. */
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
    Offer.Status status) {

  static OfferView of(BrowseOffers.Listed listed) {
    return of(listed.offer(), listed.seatsLeft());
  }

  static OfferView of(Offer offer, int seatsLeft) {
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
        offer.status());
  }
}
