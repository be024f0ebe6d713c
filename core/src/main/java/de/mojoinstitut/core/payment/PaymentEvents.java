package de.mojoinstitut.core.payment;

/** Takes what payments.mojo tells. Idempotent by event id; an exception means: deliver it again. */
public interface PaymentEvents {

  void on(PaymentEvent event);
}
