package de.mojoinstitut.core.notification;

import de.mojoinstitut.chassis.outbox.Outbox;
import de.mojoinstitut.chassis.outbox.OutboxMessage;
import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.notification.Notifications.Notification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a message to a booking's buyer into the outbox; it is written when it leaves, so nothing
 * personal is stored.
 */
@Service
public class SendNotification {

  /** The outbox channel that {@link MailChannel} serves. */
  static final String CHANNEL = "mail";

  private final Bookings bookings;
  private final Notifications notifications;
  private final Outbox outbox;

  SendNotification(Bookings bookings, Notifications notifications, Outbox outbox) {
    this.bookings = bookings;
    this.notifications = notifications;
    this.outbox = outbox;
  }

  /**
   * @param occasion tells two messages of the same template and booking apart; the same occasion is
   *     sent once
   */
  @Transactional
  public void send(BookingId id, NotificationTemplate template, String occasion) {
    Booking booking = bookings.get(id);
    String notificationId = template.code() + "-" + occasion;
    Notification notification =
        new Notification(
            notificationId, booking.terms().region(), template, id, booking.terms().buyer());
    if (notifications.add(notification)) {
      outbox.add(
          new OutboxMessage(CHANNEL, id.value(), notificationId, booking.terms().region().value()));
    }
  }
}
