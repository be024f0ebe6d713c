package de.mojoinstitut.core.offercancellation;

import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.offercancellation.OfferCancellation.BookingResult;
import de.mojoinstitut.core.offercancellation.OfferCancellation.Reason;
import de.mojoinstitut.core.offercancellation.OfferCancellation.Result;
import de.mojoinstitut.core.payment.Refund;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cancelled offers and what became of their bookings, as far as the current scope sees them. */
@Repository
class OfferCancellations {

  /** Bookings that the cancellation is about; what had ended before is none of them. */
  private static final String CONCERNED =
      """
      from booking b left join offer_cancellation_result r on r.offer_id = b.offer_id and r.booking_id = b.id
      where b.offer_id = :offer
        and (b.status in ('HELD', 'AWAITING_PAYMENT', 'CONFIRMED') or b.cancellation_cause = 'OFFER_CANCELLED'
             or r.result is not null)
      """;

  private static final String WITHOUT_RESULT =
      "select b.id " + CONCERNED + " and r.result is null order by b.id limit :limit";

  private static final String RESULTS = "select b.id, r.result " + CONCERNED + " order by b.id";

  private final Bookings bookings;
  private final JdbcClient jdbc;
  private final Clock clock;

  OfferCancellations(Bookings bookings, JdbcClient jdbc, Clock clock) {
    this.bookings = bookings;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(OfferCancellation cancellation) {
    jdbc.sql(
            """
            insert into offer_cancellation (offer_id, region, seller_tenant_id, reason, requested_at)
            values (:offer, :region, :seller, :reason, :requestedAt)""")
        .param("offer", cancellation.offer().value())
        .param("region", cancellation.region().value())
        .param("seller", cancellation.seller().value())
        .param("reason", cancellation.reason().name())
        .param("requestedAt", Timestamp.from(cancellation.requestedAt()))
        .update();
  }

  Optional<OfferCancellation> find(OfferId offer) {
    return jdbc.sql("select * from offer_cancellation where offer_id = :offer")
        .param("offer", offer.value())
        .query((row, i) -> read(row))
        .optional();
  }

  List<BookingId> withoutResult(OfferId offer, int limit) {
    return jdbc.sql(WITHOUT_RESULT)
        .param("offer", offer.value())
        .param("limit", limit)
        .query((row, i) -> new BookingId(row.getString("id")))
        .list();
  }

  List<BookingResult> results(OfferId offer) {
    Map<String, @Nullable Result> results = new LinkedHashMap<>();
    jdbc.sql(RESULTS)
        .param("offer", offer.value())
        .query(
            row -> {
              String result = row.getString("result");
              results.put(row.getString("id"), result == null ? null : Result.valueOf(result));
            });
    return bookings.all(List.copyOf(results.keySet())).stream()
        .map(each -> result(each, results.get(each.id().value())))
        .toList();
  }

  /** The first result stays. */
  void record(OfferId offer, BookingId booking, Result result) {
    jdbc.sql(
            """
            insert into offer_cancellation_result (offer_id, booking_id, result, recorded_at)
            values (:offer, :booking, :result, :now) on conflict do nothing""")
        .param("offer", offer.value())
        .param("booking", booking.value())
        .param("result", result.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  void finish(OfferId offer) {
    jdbc.sql(
            "update offer_cancellation set finished_at = :now where offer_id = :offer and finished_at is null")
        .param("offer", offer.value())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private static OfferCancellation read(ResultSet row) throws SQLException {
    return new OfferCancellation(
        new OfferId(row.getString("offer_id")),
        new RegionCode(row.getString("region")),
        new TenantId(row.getString("seller_tenant_id")),
        Reason.valueOf(row.getString("reason")),
        row.getTimestamp("requested_at").toInstant(),
        instant(row.getTimestamp("finished_at")));
  }

  private static BookingResult result(Booking booking, @Nullable Result result) {
    Refund refund = booking.refund();
    return new BookingResult(
        booking.id(),
        booking.number(),
        booking.status(),
        result,
        refund == null ? null : refund.amount(),
        refund == null ? null : refund.status());
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
