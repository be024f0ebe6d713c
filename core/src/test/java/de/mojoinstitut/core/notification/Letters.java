package de.mojoinstitut.core.notification;

import de.mojoinstitut.core.person.Profile;
import java.util.Locale;

/** Mails as they would leave, for tests of what features tell. */
public final class Letters {

  private static final MailTexts TEXTS = new MailTexts();

  private Letters() {}

  /** To Max Muster, who reads in this language. */
  public static Mail write(NotificationTemplate template, Locale locale, MailFacts facts) {
    return TEXTS.write(
        "notification_1",
        template,
        new Profile("Max Muster", "max@example.org", locale),
        locale,
        facts);
  }

  /** Without the spaces that do not break. */
  public static String plain(Mail mail) {
    return mail.text().replaceAll("[\\u00a0\\u202f\\u2009]", " ");
  }
}
