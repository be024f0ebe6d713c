package de.mojoinstitut.core.booking;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.payment.Payment;
import de.mojoinstitut.core.payment.Payments;
import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.person.ClerkUserId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bookings with their timelines, as far as the current scope sees them. */
@Repository
public class Bookings {

  private static final String NEWEST =
      """
      select id from booking
      where %s and (cast(:id as text) is null or (created_at, id) < (:createdAt, :id))
      order by created_at desc, id desc limit :limit""";

  private final BookingRows rows;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Payments payments;

  Bookings(BookingRows rows, Payments payments, JdbcClient jdbc, Clock clock) {
    this.payments = payments;
    this.rows = rows;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<Booking> find(BookingId id) {
    return rows.findById(id.value()).map(this::withPayment);
  }

  /**
   * @throws NoSuchElementException where the scope does not see such a booking
   */
  public Booking get(BookingId id) {
    return find(id).orElseThrow(() -> unknown(id));
  }

  /**
   * Reads and keeps others from changing it until the transaction ends.
   *
   * @throws NoSuchElementException where the scope does not see such a booking
   */
  public Booking lock(BookingId id) {
    return rows.lock(id.value()).map(this::withPayment).orElseThrow(() -> unknown(id));
  }

  /** As {@link #lock}, without a look at its payment. */
  Booking lockAlone(BookingId id) {
    return rows.lock(id.value()).map(row -> row.toBooking(null)).orElseThrow(() -> unknown(id));
  }

  private static NoSuchElementException unknown(BookingId id) {
    return new NoSuchElementException("no booking " + id.value());
  }

  private Booking withPayment(BookingRow row) {
    return row.toBooking(payments.latest(new BookingId(row.id()).subject()).orElse(null));
  }

  /**
   * The person's booking of the offer that is held, awaiting payment or confirmed; there is at most
   * one.
   */
  Optional<Booking> lockActive(OfferId offer, ClerkUserId buyer) {
    return rows.lockActive(offer.value(), buyer.value()).map(this::withPayment);
  }

  /**
   * Keeps the same person from booking the same offer twice at once, until the transaction ends.
   */
  void serialise(OfferId offer, ClerkUserId buyer) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:pair, 0))")
        .param("pair", offer.value() + "/" + buyer.value())
        .query((row, i) -> true)
        .single();
  }

  /** Whether the buyer holds or has another seat at the same offer. */
  boolean hasOther(Booking booking) {
    return jdbc.sql(
            """
            select exists (select from booking
              where offer_id = :offer and buyer = :buyer and id <> :id and status not in ('EXPIRED', 'CANCELLED'))""")
        .param("offer", booking.terms().offer().value())
        .param("buyer", booking.terms().buyer().value())
        .param("id", booking.id().value())
        .query(Boolean.class)
        .single();
  }

  /** Those of the offers that the person has a confirmed booking of. */
  public Set<OfferId> confirmed(ClerkUserId buyer, Collection<OfferId> offers) {
    return jdbc.sql(
            """
            select offer_id from booking
            where buyer = :buyer and offer_id = any (:offers) and status in ('CONFIRMED', 'DELIVERED', 'NO_SHOW')""")
        .param("buyer", buyer.value())
        .param("offers", offers.stream().map(OfferId::value).toArray(String[]::new))
        .query((row, i) -> new OfferId(row.getString("offer_id")))
        .set();
  }

  /** Stores the booking and adds the events to its timeline. */
  Booking save(Booking booking, BookingEvent.Type... events) {
    Booking saved = rows.save(BookingRow.of(booking)).toBooking(booking.payment());
    note(booking.id(), events);
    return saved;
  }

  /** Adds the events to the booking's timeline. */
  void note(BookingId id, BookingEvent.Type... events) {
    for (BookingEvent.Type event : events) {
      jdbc.sql("insert into booking_event (booking_id, at, event) values (:booking, :at, :event)")
          .param("booking", id.value())
          .param("at", Timestamp.from(clock.instant()))
          .param("event", event.name())
          .update();
    }
  }

  /** When the event happened to the booking for the first time. */
  Optional<Instant> firstTime(BookingId id, BookingEvent.Type event) {
    return jdbc.sql(
            "select at from booking_event where booking_id = :booking and event = :event order by id limit 1")
        .param("booking", id.value())
        .param("event", event.name())
        .query((row, i) -> row.getTimestamp("at").toInstant())
        .optional();
  }

  /** What happened to the booking, in order. */
  public List<BookingEvent> timeline(BookingId id) {
    return timelines(List.of(id)).getOrDefault(id, List.of());
  }

  /** What happened to each of the bookings, in order; a booking without an event is missing. */
  public Map<BookingId, List<BookingEvent>> timelines(List<BookingId> ids) {
    Map<BookingId, List<BookingEvent>> timelines = new HashMap<>();
    jdbc.sql(
            "select booking_id, at, event from booking_event where booking_id = any (:ids) order by id")
        .param("ids", ids.stream().map(BookingId::value).toArray(String[]::new))
        .query(
            row -> {
              timelines
                  .computeIfAbsent(
                      new BookingId(row.getString("booking_id")), id -> new ArrayList<>())
                  .add(
                      new BookingEvent(
                          row.getTimestamp("at").toInstant(),
                          BookingEvent.Type.valueOf(row.getString("event"))));
            });
    return timelines;
  }

  /**
   * Bookings that the scope sees, newest first.
   *
   * @param before the last booking of the page before, null for the first page
   */
  public List<Booking> newest(@Nullable Cursor before, int limit) {
    Scope scope = Scopes.current().orElseThrow();
    List<String> ids =
        jdbc.sql(NEWEST.formatted(own(scope.level())))
            .param("user", scope.user())
            .param("tenant", scope.tenant())
            .param("region", scope.region())
            .param("id", before == null ? null : before.id().value())
            .param(
                "createdAt", Timestamp.from(before == null ? clock.instant() : before.createdAt()))
            .param("limit", limit)
            .query(String.class)
            .list();
    return all(ids);
  }

  /** Those bookings, in that order; what the scope does not see is missing. */
  public List<Booking> all(List<String> ids) {
    Map<SubjectId, Payment> paid = payments.latest(SubjectId.BOOKING, ids);
    Map<String, Booking> found = new HashMap<>();
    rows.findAllById(ids)
        .forEach(
            row -> found.put(row.id(), row.toBooking(paid.get(new BookingId(row.id()).subject()))));
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** Says in a way that an index can follow what the policy makes sure of anyhow. */
  private static String own(Scope.Level level) {
    return switch (level) {
      case PERSON -> "buyer = :user";
      case TENANT, CERTIFIER, PRIVACY, OPS -> "(buyer = :user or seller_tenant_id = :tenant)";
      case DISTRIBUTOR -> "region = :region";
      case PLATFORM, FINANCE, ENTITY -> "true";
    };
  }

  /** Where a page ended. */
  public record Cursor(Instant createdAt, BookingId id) {}
}
