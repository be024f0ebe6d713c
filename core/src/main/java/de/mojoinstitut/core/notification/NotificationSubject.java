package de.mojoinstitut.core.notification;

/**
 * What a message is about, as its feature calls it.
 *
 * @param type which feature knows it, such as {@code BOOKING}
 * @param id stored with the message; names no person
 */
public record NotificationSubject(String type, String id) {
  public NotificationSubject {
    if (!type.matches("[A-Z]+(_[A-Z]+)*") || id.isBlank()) {
      throw new IllegalArgumentException("no subject of a message");
    }
  }
}
