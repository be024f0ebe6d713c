package de.mojoinstitut.core.notification;

/**
 * Which message people get. Its texts are {@code /notifications/<code>_<language>.txt} on the class
 * path, in German, English and Hindi, whoever owns them.
 *
 * @param code the name that processes and files use, such as {@code booking-confirmed}
 */
public record NotificationTemplate(String code) {
  public NotificationTemplate {
    if (!code.matches("[a-z]+(-[a-z]+)*")) {
      throw new IllegalArgumentException("no code of a template");
    }
  }
}
