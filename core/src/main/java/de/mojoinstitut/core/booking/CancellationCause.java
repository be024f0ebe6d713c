package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;

/** Who wants a booking cancelled. */
public enum CancellationCause {
  BUYER,
  SELLER,
  STAFF,
  /** The whole offer does not take place. */
  OFFER_CANCELLED;

  /** Decides about the platform's fee. */
  RefundReason refundReason() {
    return switch (this) {
      case BUYER -> RefundReason.BUYER_CANCELLED;
      case SELLER, STAFF, OFFER_CANCELLED -> RefundReason.SELLER_CANCELLED;
    };
  }
}
