package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a payment, as payments.mojo tells it. Delivered at least once, in
 * order per booking.
 *
 * @param eventId unique, for dropping duplicates
 * @param version grows by one with each event of the payment
 * @param refund only for {@link Type#REFUNDED} and {@link Type#REFUND_FAILED}
 */
public record PaymentEvent(
    String eventId,
    Type type,
    TenantId tenant,
    PaymentId payment,
    String bookingId,
    PaymentStatus status,
    long version,
    @Nullable RefundPart refund) {

  /** What happened. */
  public enum Type {
    REQUESTED,
    PROCESSING,
    DECLINED,
    CAPTURED,
    CANCELLED,
    REFUNDED,
    REFUND_FAILED
  }

  /**
   * The refund that the event is about.
   *
   * @param reason decides about the platform's fee
   */
  public record RefundPart(String refundId, Money amount, PaymentGateway.RefundReason reason) {}
}
