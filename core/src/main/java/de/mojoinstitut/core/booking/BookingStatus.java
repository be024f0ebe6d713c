package de.mojoinstitut.core.booking;

/** Where a booking is in its life. */
public enum BookingStatus {
  /** A seat is held; the payment is not requested yet. */
  HELD,
  AWAITING_PAYMENT,
  CONFIRMED,
  DELIVERED,
  NO_SHOW,
  /** Never paid, or paid too late and refunded. */
  EXPIRED,
  CANCELLED;

  /** Whether the booking still waits for its money. */
  public boolean isOpen() {
    return this == HELD || this == AWAITING_PAYMENT;
  }
}
