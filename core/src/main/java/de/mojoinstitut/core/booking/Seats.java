package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.offer.OfferId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Seats as rows. A member who finds a seat locked takes the next one instead of waiting, and a hold
 * that is over frees its seat by the clock alone, engine or not.
 */
@Repository
class Seats {

  private static final String TAKE =
      """
      update seat set booking_id = :booking, hold_expires_at = :until
      where (offer_id, seat_no) = (
        select offer_id, seat_no from seat where offer_id = :offer and %s limit 1 for update skip locked)""";

  private static final String TAKE_FREE = TAKE.formatted("booking_id is null");
  private static final String TAKE_LAPSED = TAKE.formatted("hold_expires_at <= :now");

  private final JdbcClient jdbc;
  private final Clock clock;

  Seats(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Holds a free seat, or one whose hold is over.
   *
   * @return false where there is none
   */
  boolean hold(OfferId offer, BookingId booking, Instant until) {
    return take(TAKE_FREE, offer, booking, until) || take(TAKE_LAPSED, offer, booking, until);
  }

  private boolean take(String sql, OfferId offer, BookingId booking, Instant until) {
    return jdbc.sql(sql)
            .param("offer", offer.value())
            .param("booking", booking.value())
            .param("until", Timestamp.from(until))
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  /**
   * Keeps the booking's seat for good.
   *
   * @return false where the booking has no seat any more
   */
  boolean keep(BookingId booking) {
    return jdbc.sql("update seat set hold_expires_at = null where booking_id = :booking")
            .param("booking", booking.value())
            .update()
        == 1;
  }

  /** Gives the booking's seat back; nothing happens where it has none. */
  void free(BookingId booking) {
    jdbc.sql(
            "update seat set booking_id = null, hold_expires_at = null where booking_id = :booking")
        .param("booking", booking.value())
        .update();
  }
}
