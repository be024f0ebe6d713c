package de.mojoinstitut.core.notification;

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
      NotificationSubject subject,
      ClerkUserId recipient) {}

  /**
   * @return false where the id is known already
   */
  boolean add(Notification notification) {
    return jdbc.sql(
                """
                insert into notification (id, region, template, subject_type, subject_id, recipient, created_at)
                values (:id, :region, :template, :type, :subject, :recipient, :now) on conflict (id) do nothing""")
            .param("id", notification.id())
            .param("region", notification.region().value())
            .param("template", notification.template().code())
            .param("type", notification.subject().type())
            .param("subject", notification.subject().id())
            .param("recipient", notification.recipient().value())
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  /** One that has not ended yet; a row from before there were subjects is about its booking. */
  Optional<Notification> findWaiting(String id) {
    return jdbc.sql(
            """
            select id, region, template, recipient, coalesce(subject_type, 'BOOKING') as subject_type,
                   coalesce(subject_id, booking_id) as subject_id
            from notification where id = :id and sent_at is null""")
        .param("id", id)
        .query(
            (row, i) ->
                new Notification(
                    row.getString("id"),
                    new RegionCode(row.getString("region")),
                    new NotificationTemplate(row.getString("template")),
                    new NotificationSubject(
                        row.getString("subject_type"), row.getString("subject_id")),
                    new ClerkUserId(row.getString("recipient"))))
        .optional();
  }

  void end(String id, NotificationOutcome outcome) {
    jdbc.sql("update notification set sent_at = :now, outcome = :outcome where id = :id")
        .param("id", id)
        .param("outcome", outcome.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
