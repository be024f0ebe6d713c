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

  /** Whether the booking has ended without taking place. */
  public boolean isOver() {
    return this == EXPIRED || this == CANCELLED;
  }

  /** Whether the seat is, or was, the buyer's for good. */
  public boolean isBooked() {
    return !isOpen() && !isOver();
  }
}
