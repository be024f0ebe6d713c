package de.mojoinstitut.connectors.stripe;

/** The metadata keys that our objects at Stripe carry; ids only. */
final class Metadata {

  static final String PAYMENT = "paymentId";
  static final String REFUND = "refundId";
  static final String PAYOUT = "payoutId";
  static final String REVERSAL = "reversalId";
  static final String TENANT = "tenantId";

  private Metadata() {}
}
