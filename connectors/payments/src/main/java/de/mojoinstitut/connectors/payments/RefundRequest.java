package de.mojoinstitut.connectors.payments;

/**
 * Body of {@code POST /api/payments/{id}/refunds}.
 *
 * @param amount minor units of the payment's currency
 */
record RefundRequest(String refundId, long amount, String reason) {}
