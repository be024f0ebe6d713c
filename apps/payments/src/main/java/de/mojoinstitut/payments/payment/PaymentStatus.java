package de.mojoinstitut.payments.payment;

/** How far a payment is. The order is that of time: a payment never goes back. */
public enum PaymentStatus {
  /** Whether Stripe has a checkout for it is not known yet. */
  UNKNOWN,
  REQUIRES_PAYMENT,
  /** Paid with a slow method; the money may still arrive or not. */
  PROCESSING,
  /** Cannot be paid any more. */
  CANCELLED,
  CAPTURED,
  PARTIALLY_REFUNDED,
  REFUNDED;

  /** Whether the customer's money was received, returned since or not. */
  public boolean isPaid() {
    return compareTo(CAPTURED) >= 0;
  }

  /** Whether it may still be paid. */
  boolean isOpen() {
    return isBefore(CANCELLED);
  }

  boolean isBefore(PaymentStatus other) {
    return compareTo(other) < 0;
  }
}
