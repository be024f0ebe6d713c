package de.mojoinstitut.core.offer;

import de.mojoinstitut.core.Ids;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.Offer.Session;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.region.Region;
import de.mojoinstitut.core.region.Regions;
import de.mojoinstitut.core.tenant.Tenant;
import de.mojoinstitut.core.tenant.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A certified mentor's tenant offers something for sale in its region. */
@Service
public class PublishOffer {

  private final Offers offers;
  private final Tenants tenants;
  private final Regions regions;
  private final Ids ids;
  private final Clock clock;

  PublishOffer(Offers offers, Tenants tenants, Regions regions, Ids ids, Clock clock) {
    this.offers = offers;
    this.tenants = tenants;
    this.regions = regions;
    this.ids = ids;
    this.clock = clock;
  }

  /** What the mentor wants to sell. */
  public record Draft(
      OfferKind kind,
      OfferLevel level,
      String title,
      List<Session> sessions,
      ZoneId zone,
      int capacity,
      Money price,
      CancellationPolicy policy,
      Offer.@Nullable Location location) {}

  /** What became of it. */
  public sealed interface Result {
    record Published(Offer offer) implements Result {}

    /** The caller acts for no tenant. */
    record NoTenant() implements Result {}

    /** The tenant's mentor is not certified, or no more. */
    record NotCertified() implements Result {}

    /**
     * @param field the draft's field
     */
    record Invalid(String field, String code) implements Result {}
  }

  @Transactional
  public Result publish(Identity caller, Draft draft) {
    Optional<Tenant> tenant = Optional.ofNullable(caller.tenant()).flatMap(tenants::find);
    if (tenant.isEmpty()) {
      return new Result.NoTenant();
    }
    Instant now = clock.instant();
    if (!tenant.get().maySell(now)) {
      return new Result.NotCertified();
    }
    Region region = regions.find(tenant.get().region()).orElseThrow();
    Optional<Result> invalid = check(draft, region, now);
    if (invalid.isPresent()) {
      return invalid.get();
    }
    Offer offer =
        new Offer(
            new OfferId(ids.next("offer")),
            region.code(),
            tenant.get().id(),
            draft.kind(),
            draft.level(),
            draft.title(),
            draft.sessions(),
            draft.zone(),
            draft.price(),
            draft.capacity(),
            draft.policy(),
            Offer.Status.PUBLISHED,
            draft.location());
    offers.add(offer);
    return new Result.Published(offer);
  }

  private static Optional<Result> check(Draft draft, Region region, Instant now) {
    if (!draft.price().currency().equals(region.currency())) {
      return Optional.of(new Result.Invalid("price.currency", "NOT_THE_REGIONS_CURRENCY"));
    }
    Instant earliest = now;
    for (Session session : draft.sessions()) {
      if (session.startsAt().isBefore(earliest)) {
        return Optional.of(
            new Result.Invalid("startsAt", earliest.equals(now) ? "IN_THE_PAST" : "OVERLAPS"));
      }
      if (!session.endsAt().isAfter(session.startsAt())) {
        return Optional.of(new Result.Invalid("endsAt", "BEFORE_START"));
      }
      earliest = session.endsAt();
    }
    return Optional.empty();
  }
}
