package de.mojoinstitut.core.notification;

import de.mojoinstitut.core.notification.Notifications.Notification;
import de.mojoinstitut.core.person.Profile;
import de.mojoinstitut.core.person.Profiles;
import de.mojoinstitut.core.region.Region;
import de.mojoinstitut.core.region.Regions;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a mail and hands it to the mail server; no transaction is open meanwhile. Counts how they
 * end: {@code mojo.notifications}, tagged with {@code template} and {@code outcome}.
 */
@Component
class DeliverNotification {

  private static final Logger LOG = LoggerFactory.getLogger(DeliverNotification.class);

  private final Notifications notifications;
  private final Map<String, NotificationSource> sources;
  private final Regions regions;
  private final Profiles profiles;
  private final MailTexts texts;
  private final MailSender mails;
  private final MeterRegistry meters;
  private final TransactionTemplate transaction;

  DeliverNotification(
      Notifications notifications,
      List<NotificationSource> sources,
      Regions regions,
      Profiles profiles,
      MailTexts texts,
      MailSender mails,
      MeterRegistry meters,
      PlatformTransactionManager transactions) {
    this.notifications = notifications;
    this.sources =
        sources.stream()
            .collect(Collectors.toMap(NotificationSource::subjectType, Function.identity()));
    this.regions = regions;
    this.profiles = profiles;
    this.texts = texts;
    this.mails = mails;
    this.meters = meters;
    this.transaction = new TransactionTemplate(transactions);
  }

  private record Letter(Notification notification, MailFacts facts, Locale regional) {}

  /** Sends the notification; one that has ended already is not sent again. */
  void deliver(String notificationId) {
    Optional<Letter> waiting =
        Objects.requireNonNull(transaction.execute(status -> read(notificationId)));
    waiting.ifPresent(
        letter -> {
          NotificationOutcome outcome = send(letter);
          transaction.executeWithoutResult(
              status -> notifications.end(letter.notification().id(), outcome));
          count(letter.notification(), outcome);
        });
  }

  private Optional<Letter> read(String notificationId) {
    return notifications
        .findWaiting(notificationId)
        .map(
            notification ->
                new Letter(
                    notification,
                    source(notification.subject())
                        .facts(notification.subject(), notification.template()),
                    regions.find(notification.region()).map(Region::locale).orElseThrow()));
  }

  private NotificationSource source(NotificationSubject subject) {
    return Optional.ofNullable(sources.get(subject.type()))
        .orElseThrow(() -> new IllegalStateException("nobody knows a " + subject.type()));
  }

  private NotificationOutcome send(Letter letter) {
    Notification notification = letter.notification();
    Optional<Profile> profile =
        profiles.find(notification.recipient()).filter(found -> !found.email().isBlank());
    if (profile.isEmpty()) {
      return NotificationOutcome.NO_ADDRESS;
    }
    Locale locale = Optional.ofNullable(profile.get().locale()).orElse(letter.regional());
    return mails.send(
        texts.write(
            notification.id(), notification.template(), profile.get(), locale, letter.facts()));
  }

  private void count(Notification notification, NotificationOutcome outcome) {
    meters
        .counter(
            "mojo.notifications",
            "template",
            notification.template().code(),
            "outcome",
            outcome.name())
        .increment();
    if (outcome != NotificationOutcome.SENT) {
      LOG.warn("{} was not sent: {}", notification.id(), outcome);
    }
  }
}
