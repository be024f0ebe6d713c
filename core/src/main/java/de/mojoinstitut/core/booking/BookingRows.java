package de.mojoinstitut.core.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

/** Spring Data's part of {@link Bookings}. */
interface BookingRows extends CrudRepository<BookingRow, String> {

  @Query("select * from booking where id = :id for update")
  Optional<BookingRow> lock(String id);

  @Query(
      """
      select * from booking
      where offer_id = :offer and buyer = :buyer and status in ('HELD', 'AWAITING_PAYMENT', 'CONFIRMED') for update""")
  Optional<BookingRow> lockActive(String offer, String buyer);

  @Query(
      """
      select * from booking
      where cast(:id as text) is null or (created_at, id) < (:createdAt, :id)
      order by created_at desc, id desc limit :limit""")
  List<BookingRow> newest(@Nullable String id, Instant createdAt, int limit);
}
