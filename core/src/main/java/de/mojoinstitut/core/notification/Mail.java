package de.mojoinstitut.core.notification;

/**
 * One mail.
 *
 * @param messageId stable for the same notification, so that a second copy can be told as one
 * @param text plain text
 */
public record Mail(String messageId, String to, String subject, String text) {

  @Override
  public String toString() {
    return "Mail[" + messageId + "]";
  }
}
