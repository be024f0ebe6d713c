package de.mojoinstitut.connectors.payments;

/**
 * Body of {@code POST /api/payouts}.
 *
 * @param amount minor units
 */
record PayoutBody(String payoutId, long amount, String currency) {}
