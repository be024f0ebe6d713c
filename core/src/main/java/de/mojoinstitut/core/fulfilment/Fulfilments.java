package de.mojoinstitut.core.fulfilment;

import de.mojoinstitut.core.booking.BookingId;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far confirmed bookings are; whoever changes it holds the booking's lock. */
@Repository
class Fulfilments {
  private static final String SAVE =
      """
      insert into fulfilment (booking_id, delivered_at, released_at) values (:booking, :deliveredAt, :releasedAt)
      on conflict (booking_id) do update set delivered_at = excluded.delivered_at, released_at = excluded.released_at""";
  private final JdbcClient jdbc;

  Fulfilments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Fulfilment of(BookingId booking) {
    return jdbc.sql("select delivered_at, released_at from fulfilment where booking_id = :booking")
        .param("booking", booking.value())
        .query(
            (row, i) ->
                new Fulfilment(
                    instant(row.getTimestamp("delivered_at")),
                    instant(row.getTimestamp("released_at"))))
        .optional()
        .orElse(Fulfilment.NONE);
  }

  void save(BookingId booking, Fulfilment fulfilment) {
    jdbc.sql(SAVE)
        .param("booking", booking.value())
        .param("deliveredAt", timestamp(fulfilment.deliveredAt()))
        .param("releasedAt", timestamp(fulfilment.releasedAt()))
        .update();
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
