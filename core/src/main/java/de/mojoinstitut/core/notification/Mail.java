package de.mojoinstitut.core.notification;

import java.util.List;

/**
 * One mail.
 *
 * @param messageId stable for the same notification, so that a second copy can be told as one
 * @param text plain text
 * @param html the same for who reads HTML; loads nothing from outside
 */
public record Mail(
    String messageId,
    String to,
    String subject,
    String text,
    String html,
    List<Attachment> attachments) {

  /**
   * A text as a file.
   *
   * @param contentType with its parameters; the text leaves in UTF-8
   */
  public record Attachment(String name, String contentType, String text) {}

  @Override
  public String toString() {
    return "Mail[" + messageId + "]";
  }
}
