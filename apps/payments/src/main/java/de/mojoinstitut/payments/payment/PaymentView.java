package de.mojoinstitut.payments.payment;

import de.mojoinstitut.payments.payment.RefundLines.RefundLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment as callers see it.
 *
 * @param checkoutUrl where the customer pays, null when nobody can
 */
record PaymentView(
    String id,
    Subject subject,
    @Nullable String bookingId,
    int number,
    String tenantId,
    String clerkUserId,
    String contactId,
    long amount,
    String currency,
    PaymentStatus status,
    @Nullable String checkoutUrl,
    Instant expiresAt,
    long version,
    long refundedAmount,
    List<RefundLine> refunds,
    Instant createdAt,
    Instant updatedAt) {

  static PaymentView of(Payment payment, List<RefundLine> refunds) {
    PaymentOrder order = payment.order();
    return new PaymentView(
        payment.id(),
        order.subject(),
        order.subject().bookingId(),
        order.number(),
        order.tenantId(),
        order.clerkUserId(),
        order.contactId(),
        order.amount(),
        order.currency(),
        payment.status(),
        payment.status() == PaymentStatus.REQUIRES_PAYMENT ? payment.checkout().url() : null,
        order.expiresAt(),
        payment.version(),
        payment.refundedAmount(),
        refunds,
        payment.createdAt(),
        payment.updatedAt());
  }
}
