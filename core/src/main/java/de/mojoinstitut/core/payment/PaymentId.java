package de.mojoinstitut.core.payment;

/** A payment in payments.mojo. */
public record PaymentId(String value) {
  public PaymentId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("PaymentId is blank");
    }
  }
}
