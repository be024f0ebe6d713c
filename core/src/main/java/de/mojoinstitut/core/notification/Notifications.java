package de.mojoinstitut.core.notification;

import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was, or is to be, sent to whom; ids only. */
@Repository
class Notifications {

  private final JdbcClient jdbc;
  private final Clock clock;

  Notifications(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record Notification(
      String id,
      RegionCode region,
      NotificationTemplate template,
      BookingId booking,
      ClerkUserId recipient) {}

  /**
   * @return false where the id is known already
   */
  boolean add(Notification notification) {
    return jdbc.sql(
                """
                insert into notification (id, region, template, booking_id, recipient, created_at)
                values (:id, :region, :template, :booking, :recipient, :now) on conflict (id) do nothing""")
            .param("id", notification.id())
            .param("region", notification.region().value())
            .param("template", notification.template().code())
            .param("booking", notification.booking().value())
            .param("recipient", notification.recipient().value())
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  /** One that was not sent yet. */
  Optional<Notification> findUnsent(String id) {
    return jdbc.sql("select * from notification where id = :id and sent_at is null")
        .param("id", id)
        .query(
            (row, i) ->
                new Notification(
                    row.getString("id"),
                    new RegionCode(row.getString("region")),
                    NotificationTemplate.of(row.getString("template")).orElseThrow(),
                    new BookingId(row.getString("booking_id")),
                    new ClerkUserId(row.getString("recipient"))))
        .optional();
  }

  void markSent(String id) {
    jdbc.sql("update notification set sent_at = :now where id = :id")
        .param("id", id)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
