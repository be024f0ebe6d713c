package de.mojoinstitut.core.offer;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event, workshop, group or mentoring that members of its region can book.
 *
 * @param sessions in order, at least one
 * @param price per seat; zero is free of charge
 * @param capacity how many seats there are in all
 * @param location null where the seller has told none
 */
public record Offer(
    OfferId id,
    RegionCode region,
    TenantId seller,
    OfferKind kind,
    OfferLevel level,
    String title,
    List<Session> sessions,
    ZoneId zone,
    Money price,
    int capacity,
    CancellationPolicy policy,
    Status status,
    @Nullable Location location) {

  /** Where it takes place. */
  public sealed interface Location {
    record Place(String description) implements Location {}

    /**
     * @param url for people with a confirmed booking only
     */
    record Online(URI url) implements Location {}
  }

  /** One appointment. */
  public record Session(Instant startsAt, Instant endsAt) {}

  /** Whether it can be booked. */
  public enum Status {
    PUBLISHED,
    CANCELLED
  }

  public Instant startsAt() {
    return sessions.getFirst().startsAt();
  }

  /** When the last appointment is over. */
  public Instant endsAt() {
    return sessions.getLast().endsAt();
  }
}
