package de.mojoinstitut.camel.payout;

/** The question of the route {@code payout-abandon}. */
record AbandonPayout(String payee, String payoutId) {}
