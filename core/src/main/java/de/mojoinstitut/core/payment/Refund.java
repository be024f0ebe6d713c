package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back, or back.
 *
 * @param refundId of this attempt, the provider takes each id once; the provider's own id where it
 *     was made there by hand
 * @param attempt orders the refunds of a payment
 * @param reference the provider's own id, where a person has told it
 * @param returned whether the bank has sent it back after it had succeeded
 */
public record Refund(
    String refundId,
    int attempt,
    Money amount,
    RefundReason reason,
    RefundStatus status,
    @Nullable String reference,
    boolean returned) {

  Refund of(Money newAmount) {
    return new Refund(refundId, attempt, newAmount, reason, status, reference, returned);
  }

  Refund because(RefundReason newReason) {
    return new Refund(refundId, attempt, amount, newReason, status, reference, returned);
  }

  Refund with(RefundStatus newStatus) {
    return new Refund(refundId, attempt, amount, reason, newStatus, reference, returned);
  }

  /** A person has seen at the provider that the money is back. */
  Refund settledBy(String providerReference) {
    return new Refund(
        refundId, attempt, amount, reason, RefundStatus.SUCCEEDED, providerReference, returned);
  }

  Refund sentBack() {
    return new Refund(refundId, attempt, amount, reason, RefundStatus.FAILED, reference, true);
  }

  boolean isOpen() {
    return status == RefundStatus.PENDING || status == RefundStatus.UNKNOWN;
  }

  /** Whether that is its id, ours or the provider's. */
  boolean isKnownAs(String id) {
    return refundId.equals(id) || id.equals(reference);
  }
}
