package de.mojoinstitut.core.notification;

/** Port to the mail server. */
public interface MailSender {

  /**
   * Hands the mail over. May send a second copy of the same {@code Message-ID} after a crash.
   *
   * @return how it ended: {@code REFUSED} where the server will never take it, {@code NO_ADDRESS}
   *     where {@link Mail#to()} cannot be an address
   * @throws de.mojoinstitut.core.OutsideUnavailableException where the server does not take it now
   */
  NotificationOutcome send(Mail mail);
}
