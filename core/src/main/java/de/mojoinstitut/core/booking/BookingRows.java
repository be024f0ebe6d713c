package de.mojoinstitut.core.booking;

import java.util.Optional;
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
}
