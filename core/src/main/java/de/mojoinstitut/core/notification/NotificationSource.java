package de.mojoinstitut.core.notification;

/**
 * Port to the feature that knows one type of subjects. It is asked when the mail leaves, so that
 * nothing it says is stored.
 */
public interface NotificationSource {

  /** The {@link NotificationSubject#type()} it knows. */
  String subjectType();

  /**
   * Called in a transaction, in the scope of the message's region.
   *
   * @throws java.util.NoSuchElementException where there is no such subject
   */
  MailFacts facts(NotificationSubject subject, NotificationTemplate template);
}
