package de.mojoinstitut.core.offer;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.Offer.Location.Online;
import de.mojoinstitut.core.offer.Offer.Location.Place;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Offers, as far as the current scope sees them. */
@Repository
public class Offers {

  private static final String SELECT =
      """
      select o.id, o.region, o.seller_tenant_id, o.kind, o.level, o.title, o.time_zone, o.price_amount, o.price_currency,
             o.capacity, o.cancellation_policy, o.status, o.place, o.online_url,
             (select string_agg(extract(epoch from s.starts_at) || '/' || extract(epoch from s.ends_at), ',' order by s.starts_at)
                from offer_session s where s.offer_id = o.id) as sessions
      from offer o
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final Clock clock;

  Offers(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
    this.jdbc = jdbc;
    this.template = template;
    this.clock = clock;
  }

  public Optional<Offer> find(OfferId id) {
    return jdbc.sql(SELECT + " where o.id = :id")
        .param("id", id.value())
        .query((row, i) -> read(row))
        .optional();
  }

  /**
   * @throws NoSuchElementException where the scope does not see such an offer
   */
  public OfferKind kindOf(OfferId id) {
    return jdbc.sql("select kind from offer where id = :id")
        .param("id", id.value())
        .query((row, i) -> OfferKind.valueOf(row.getString("kind")))
        .optional()
        .orElseThrow(() -> new NoSuchElementException("no offer " + id.value()));
  }

  /**
   * Whether the offer takes place; until the transaction ends nobody can cancel it.
   *
   * @throws NoSuchElementException where the scope does not see such an offer
   */
  public boolean takesPlace(OfferId id) {
    return jdbc.sql("select status from offer where id = :id for share")
        .param("id", id.value())
        .query((row, i) -> Offer.Status.valueOf(row.getString("status")))
        .optional()
        .map(Offer.Status.PUBLISHED::equals)
        .orElseThrow(() -> new NoSuchElementException("no offer " + id.value()));
  }

  /**
   * From the end of the transaction on no booking of the offer is confirmed any more.
   *
   * @return false where it was cancelled before, or where the scope may not
   */
  public boolean cancel(OfferId id) {
    return jdbc.sql("update offer set status = 'CANCELLED' where id = :id and status = 'PUBLISHED'")
            .param("id", id.value())
            .update()
        == 1;
  }

  /**
   * Published offers that have not begun, soonest first.
   *
   * @param after the last offer of the page before, null for the first page
   */
  public List<Offer> upcoming(Filter filter, @Nullable Cursor after, int limit) {
    return jdbc.sql(
            SELECT
                + """
                where o.status = 'PUBLISHED' and o.region = :region and o.starts_at > :now
                  and (cast(:kind as text) is null or o.kind = :kind)
                  and (cast(:from as timestamptz) is null or o.starts_at >= :from)
                  and (cast(:to as timestamptz) is null or o.starts_at < :to)
                  and (o.kind || '/' || o.level) = any (:admitted)
                  and (cast(:afterId as text) is null or (o.starts_at, o.id) > (:afterStart, :afterId))
                order by o.starts_at, o.id limit :limit""")
        .param("now", now())
        .param("region", filter.region().value())
        .param("kind", Optional.ofNullable(filter.kind()).map(OfferKind::name).orElse(null))
        .param("from", timestamp(filter.from()))
        .param("to", timestamp(filter.to()))
        .param("admitted", filter.admitted().toArray(String[]::new))
        .param("afterId", after == null ? null : after.id().value())
        .param("afterStart", after == null ? now() : Timestamp.from(after.startsAt()))
        .param("limit", limit)
        .query((row, i) -> read(row))
        .list();
  }

  /** How many seats of each offer are free now; an offer that is sold out is missing. */
  Map<OfferId, Integer> seatsLeft(List<OfferId> ids) {
    return jdbc
        .sql(
            """
            select offer_id, count(*) as seats_left from seat
            where offer_id = any (:ids) and (booking_id is null or hold_expires_at <= :now) group by offer_id""")
        .param("ids", ids.stream().map(OfferId::value).toArray(String[]::new))
        .param("now", now())
        .query(
            (row, i) -> Map.entry(new OfferId(row.getString("offer_id")), row.getInt("seats_left")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Which offers are looked for.
   *
   * @param admitted {@code KIND/LEVEL} pairs that the member's stage admits
   */
  public record Filter(
      RegionCode region,
      @Nullable OfferKind kind,
      @Nullable Instant from,
      @Nullable Instant to,
      List<String> admitted) {}

  /** Where a page ended. */
  public record Cursor(Instant startsAt, OfferId id) {}

  /** Stores a new offer with its sessions and its free seats. */
  void add(Offer offer) {
    jdbc.sql(
            """
            insert into offer (id, region, seller_tenant_id, kind, level, title, time_zone, starts_at, ends_at, price_amount,
                               price_currency, capacity, cancellation_policy, status, place, online_url, created_at)
            values (:id, :region, :seller, :kind, :level, :title, :zone, :startsAt, :endsAt, :amount, :currency, :capacity,
                    :policy, :status, :place, :url, :now)""")
        .param("id", offer.id().value())
        .param("region", offer.region().value())
        .param("seller", offer.seller().value())
        .param("kind", offer.kind().name())
        .param("level", offer.level().name())
        .param("title", offer.title())
        .param("zone", offer.zone().getId())
        .param("startsAt", Timestamp.from(offer.startsAt()))
        .param("endsAt", Timestamp.from(offer.sessions().getLast().endsAt()))
        .param("amount", offer.price().amount())
        .param("currency", offer.price().currency().getCurrencyCode())
        .param("capacity", offer.capacity())
        .param("policy", offer.policy().encoded())
        .param("status", offer.status().name())
        .param("place", offer.location() instanceof Place place ? place.description() : null)
        .param("url", offer.location() instanceof Online online ? online.url().toString() : null)
        .param("now", now())
        .update();
    template.batchUpdate(
        "insert into offer_session (offer_id, starts_at, ends_at) values (?, ?, ?)",
        offer.sessions().stream()
            .map(
                s ->
                    new Object[] {
                      offer.id().value(), Timestamp.from(s.startsAt()), Timestamp.from(s.endsAt())
                    })
            .toList());
    jdbc.sql("insert into seat (offer_id, seat_no) select :id, generate_series(1, :capacity)")
        .param("id", offer.id().value())
        .param("capacity", offer.capacity())
        .update();
  }

  private static Offer read(ResultSet row) throws SQLException {
    return new Offer(
        new OfferId(row.getString("id")),
        new RegionCode(row.getString("region")),
        new TenantId(row.getString("seller_tenant_id")),
        OfferKind.valueOf(row.getString("kind")),
        OfferLevel.valueOf(row.getString("level")),
        row.getString("title"),
        sessions(row.getString("sessions")),
        ZoneId.of(row.getString("time_zone")),
        Money.of(row.getLong("price_amount"), row.getString("price_currency")),
        row.getInt("capacity"),
        CancellationPolicy.decode(row.getString("cancellation_policy")),
        Offer.Status.valueOf(row.getString("status")),
        location(row.getString("place"), row.getString("online_url")));
  }

  private static Offer.@Nullable Location location(@Nullable String place, @Nullable String url) {
    if (place != null) {
      return new Place(place);
    }
    return url == null ? null : new Online(URI.create(url));
  }

  private static List<Offer.Session> sessions(String aggregated) {
    List<Offer.Session> sessions = new ArrayList<>();
    for (String session : aggregated.split(",", -1)) {
      String[] ends = session.split("/", -1);
      sessions.add(new Offer.Session(instant(ends[0]), instant(ends[1])));
    }
    return List.copyOf(sessions);
  }

  private static Instant instant(String epochSeconds) {
    return Instant.ofEpochMilli(new BigDecimal(epochSeconds).movePointRight(3).longValue());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
