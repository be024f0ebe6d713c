package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.notification.NotificationTemplate;
import java.util.Arrays;
import java.util.Optional;

/** The messages that a buyer gets about a booking. */
public enum BookingMail {
  CONFIRMED("booking-confirmed"),
  REMINDER("booking-reminder"),
  EXPIRED("booking-expired"),
  CANCELLED("booking-cancelled"),
  REFUNDED("booking-refunded"),
  PAYMENT_DECLINED("payment-declined");

  private final NotificationTemplate template;

  BookingMail(String code) {
    this.template = new NotificationTemplate(code);
  }

  public NotificationTemplate template() {
    return template;
  }

  /** The message of a template's code, as the processes use it. */
  public static Optional<BookingMail> of(String code) {
    return Arrays.stream(values()).filter(mail -> mail.template.code().equals(code)).findFirst();
  }
}
