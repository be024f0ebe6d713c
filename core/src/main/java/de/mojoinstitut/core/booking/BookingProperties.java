package de.mojoinstitut.core.booking;

import java.time.Duration;

/**
 * @param hold how long a seat is kept for the payment
 */
public record BookingProperties(Duration hold) {
  public BookingProperties {
    if (hold.isNegative() || hold.isZero()) {
      throw new IllegalArgumentException("mojo.booking.hold must be longer than nothing");
    }
  }
}
