package de.mojoinstitut.core.notification;

/** Port to the mail server. */
public interface MailSender {

  /**
   * Hands the mail over. May send a second copy of the same {@code Message-ID} after a crash.
   *
   * @throws de.mojoinstitut.core.OutsideUnavailableException where the server does not take it
   */
  void send(Mail mail);
}
