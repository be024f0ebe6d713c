package de.mojoinstitut.core.payout.transfer;

/** Takes what payments.mojo tells of payouts. Idempotent by event id; an exception means: again. */
public interface PayoutEvents {

  void on(PayoutEvent event);
}
