package de.mojoinstitut.core.notification;

/** How a message ended; none of them is tried again. */
public enum NotificationOutcome {
  SENT,
  /** The mail server refused it for good (SMTP 5xx). */
  REFUSED,
  /** The account is gone, or has no address that can be one. */
  NO_ADDRESS
}
