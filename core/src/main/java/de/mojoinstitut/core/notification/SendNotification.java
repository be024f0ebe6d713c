package de.mojoinstitut.core.notification;

import de.mojoinstitut.chassis.outbox.Outbox;
import de.mojoinstitut.chassis.outbox.OutboxMessage;
import de.mojoinstitut.core.notification.Notifications.Notification;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a message to one person into the outbox; it is written when it leaves, so nothing personal
 * is stored.
 */
@Service
public class SendNotification {

  /** The outbox channel that {@link MailChannel} serves. */
  static final String CHANNEL = "mail";

  private final Notifications notifications;
  private final Outbox outbox;

  SendNotification(Notifications notifications, Outbox outbox) {
    this.notifications = notifications;
    this.outbox = outbox;
  }

  /**
   * The same occasion of a template is sent once. Each recipient has an outbox key of their own per
   * subject: an address in trouble holds nobody else up.
   *
   * @param occasion tells two messages of the same template apart, whatever their subject; names
   *     the recipient where there are several
   */
  @Transactional
  public void send(
      NotificationSubject subject,
      NotificationTemplate template,
      ClerkUserId recipient,
      RegionCode region,
      String occasion) {
    Notification notification =
        new Notification(template.code() + "-" + occasion, region, template, subject, recipient);
    if (notifications.add(notification)) {
      outbox.add(
          new OutboxMessage(
              CHANNEL, subject.id() + "/" + recipient.value(), notification.id(), region.value()));
    }
  }
}
