package de.mojoinstitut.core.booking;

import java.time.Instant;

/** One line of a booking's timeline. */
public record BookingEvent(Instant at, Type event) {

  /** What happened. */
  public enum Type {
    HELD,
    CONTACT_SYNCED,
    PAYMENT_REQUESTED,
    PAYMENT_DECLINED,
    PAYMENT_CAPTURED,
    CONFIRMED,
    HOLD_EXPIRED,
    RESEATED,
    CANCELLED,
    REFUND_REQUESTED,
    REFUNDED,
    DELIVERED,
    NO_SHOW,
    RELEASED
  }
}
