package de.mojoinstitut.core.notification;

import java.util.Arrays;
import java.util.Optional;

/** The messages that people get; each has a German and an English text. */
public enum NotificationTemplate {
  BOOKING_CONFIRMED("booking-confirmed"),
  BOOKING_REMINDER("booking-reminder"),
  BOOKING_EXPIRED("booking-expired"),
  BOOKING_CANCELLED("booking-cancelled"),
  BOOKING_REFUNDED("booking-refunded"),
  PAYMENT_DECLINED("payment-declined");

  private final String code;

  NotificationTemplate(String code) {
    this.code = code;
  }

  /** The name that processes and files use. */
  public String code() {
    return code;
  }

  public static Optional<NotificationTemplate> of(String code) {
    return Arrays.stream(values()).filter(template -> template.code.equals(code)).findFirst();
  }
}
