package de.mojoinstitut.core.notification;

import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.booking.Bookings;
import de.mojoinstitut.core.notification.Notifications.Notification;
import de.mojoinstitut.core.offer.Offer;
import de.mojoinstitut.core.offer.Offers;
import de.mojoinstitut.core.person.Profile;
import de.mojoinstitut.core.person.Profiles;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a mail and hands it to the mail server; no transaction is open meanwhile. */
@Component
class DeliverNotification {

  private static final Logger LOG = LoggerFactory.getLogger(DeliverNotification.class);

  private final Notifications notifications;
  private final Bookings bookings;
  private final Offers offers;
  private final Profiles profiles;
  private final MailTexts texts;
  private final MailSender mails;
  private final TransactionTemplate transaction;

  DeliverNotification(
      Notifications notifications,
      Bookings bookings,
      Offers offers,
      Profiles profiles,
      MailTexts texts,
      MailSender mails,
      PlatformTransactionManager transactions) {
    this.notifications = notifications;
    this.bookings = bookings;
    this.offers = offers;
    this.profiles = profiles;
    this.texts = texts;
    this.mails = mails;
    this.transaction = new TransactionTemplate(transactions);
  }

  private record Facts(Notification notification, Booking booking, Offer offer) {}

  /** Sends the notification; one that was sent already is not sent again. */
  void deliver(String notificationId) {
    Optional<Facts> unsent =
        Objects.requireNonNull(transaction.execute(status -> read(notificationId)));
    unsent.ifPresent(this::send);
  }

  private Optional<Facts> read(String notificationId) {
    return notifications
        .findUnsent(notificationId)
        .map(
            notification -> {
              Booking booking = bookings.get(notification.booking());
              return new Facts(
                  notification, booking, offers.find(booking.terms().offer()).orElseThrow());
            });
  }

  private void send(Facts facts) {
    Notification notification = facts.notification();
    Optional<Profile> profile = profiles.find(notification.recipient());
    if (profile.isPresent()) {
      mails.send(
          texts.write(
              notification.id(),
              notification.template(),
              profile.get(),
              facts.booking(),
              facts.offer()));
    } else {
      LOG.info("{} has no recipient any more", notification.id());
    }
    transaction.executeWithoutResult(status -> notifications.markSent(notification.id()));
  }
}
