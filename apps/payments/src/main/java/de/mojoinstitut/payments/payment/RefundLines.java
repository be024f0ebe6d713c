package de.mojoinstitut.payments.payment;

import java.util.List;

/** The refunds of a payment, as its readers see them. */
public interface RefundLines {

  /**
   * One refund.
   *
   * @param amount minor units
   * @param status {@code PENDING}, {@code SUCCEEDED}, {@code FAILED} or {@code UNKNOWN}
   */
  record RefundLine(String refundId, long amount, String status) {}

  /** Oldest first. Needs a transaction. */
  List<RefundLine> of(String paymentId);
}
