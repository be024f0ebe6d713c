package de.mojoinstitut.core.offer;

import de.mojoinstitut.core.membership.Stage;
import de.mojoinstitut.core.offer.Offers.Cursor;
import de.mojoinstitut.core.offer.Offers.Filter;
import de.mojoinstitut.core.person.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A member looks for offers: those of their region that their stage admits; a seller finds its own
 * as well.
 */
@Service
public class BrowseOffers {

  private final Offers offers;

  BrowseOffers(Offers offers) {
    this.offers = offers;
  }

  /**
   * An offer as it stands.
   *
   * @param seatsLeft how many seats were free when this was read
   */
  public record Listed(Offer offer, int seatsLeft) {}

  /** Upcoming offers; none for a person without a region or a membership. */
  @Transactional(readOnly = true)
  public List<Listed> upcoming(
      Identity caller,
      @Nullable OfferKind kind,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Cursor after,
      int limit) {
    if (caller.region() == null || caller.stage() == null) {
      return List.of();
    }
    return listed(
        offers.upcoming(
            new Filter(caller.region(), kind, from, to, admitted(caller.stage())), after, limit));
  }

  /** One offer; empty where the caller may not see it. */
  @Transactional(readOnly = true)
  public Optional<Listed> look(Identity caller, OfferId id) {
    return listed(find(caller, id).stream().toList()).stream().findFirst();
  }

  /** As {@link #look}, without counting seats. */
  @Transactional(readOnly = true)
  public Optional<Offer> find(Identity caller, OfferId id) {
    return offers.find(id).filter(offer -> visible(caller, offer));
  }

  private List<Listed> listed(List<Offer> found) {
    Map<OfferId, Integer> seatsLeft = offers.seatsLeft(found.stream().map(Offer::id).toList());
    return found.stream()
        .map(offer -> new Listed(offer, seatsLeft.getOrDefault(offer.id(), 0)))
        .toList();
  }

  private static boolean visible(Identity caller, Offer offer) {
    return offer.seller().equals(caller.tenant())
        || (offer.region().equals(caller.region())
            && caller
                .membership()
                .filter(stage -> offer.kind().admits(stage, offer.level()))
                .isPresent());
  }

  private static List<String> admitted(Stage stage) {
    List<String> admitted = new ArrayList<>();
    for (OfferKind kind : OfferKind.values()) {
      for (OfferLevel level : OfferLevel.values()) {
        if (kind.admits(stage, level)) {
          admitted.add(kind + "/" + level);
        }
      }
    }
    return admitted;
  }
}
