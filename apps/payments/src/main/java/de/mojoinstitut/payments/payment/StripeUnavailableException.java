package de.mojoinstitut.payments.payment;

/** Stripe gave no answer that helps; the same may be tried again. */
public final class StripeUnavailableException extends RuntimeException {
  public StripeUnavailableException() {
    super("Stripe gave no answer", null, false, false);
  }
}
