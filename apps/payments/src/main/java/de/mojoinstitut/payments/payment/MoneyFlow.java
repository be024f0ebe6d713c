package de.mojoinstitut.payments.payment;

/** Is told of each movement of a payment's money, for the books of the seller. */
public interface MoneyFlow {

  /** Which way the money went, and why. */
  enum Kind {
    /** The customer paid. */
    RECEIVED,
    /** A refund reached the customer. */
    REFUNDED,
    /** A refund failed; where it was {@link #REFUNDED} before, the money is back. */
    REFUND_RETURNED,
    /** The customer got it back by a dispute. */
    CHARGED_BACK
  }

  /**
   * One movement.
   *
   * @param causeId the payment's, refund's or dispute's id; unique within the kind
   * @param amount minor units, more than 0
   */
  record Movement(Kind kind, String causeId, String paymentId, String tenantId, long amount) {}

  /**
   * Takes note. Called in the transaction that records the movement, under the payment's lock;
   * hearing of the same movement again changes nothing.
   */
  void moved(Movement movement);

  static Movement received(Payment payment) {
    PaymentOrder order = payment.order();
    return new Movement(
        Kind.RECEIVED, payment.id(), payment.id(), order.tenantId(), order.amount());
  }
}
