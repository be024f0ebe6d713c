package de.mojoinstitut.core.payment;

/** A payment's status in payments.mojo. */
public enum PaymentStatus {
  REQUIRES_PAYMENT,
  PROCESSING,
  CAPTURED,
  CANCELLED,
  PARTIALLY_REFUNDED,
  REFUNDED,
  UNKNOWN
}
