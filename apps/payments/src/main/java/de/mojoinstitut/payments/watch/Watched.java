package de.mojoinstitut.payments.watch;

/**
 * Something at Stripe whose state may change without our doing.
 *
 * @param entityId our id of it
 */
public record Watched(Kind kind, String entityId, String tenantId) {

  /** What it is. */
  public enum Kind {
    PAYMENT,
    REFUND,
    /** All refunds of a payment, whoever made them; the id is the payment's. Never stored. */
    REFUNDS,
    ACCOUNT,
    PAYOUT,
    DISPUTE,
    /** What wants an invoice; the id is the payment's. */
    INVOICE
  }

  /** The refunds of this payment. */
  public Watched refunds() {
    return new Watched(Kind.REFUNDS, entityId, tenantId);
  }
}
