package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a payment, as payments.mojo tells it. Delivered at least once, in
 * order per subject.
 *
 * @param eventId unique, for dropping duplicates
 * @param number which payment of the subject; from 1
 * @param version grows by one with each event of the payment
 * @param providerFee what the provider has taken; only for {@link Type#CAPTURED}, null where it is
 *     not known
 * @param refund only for {@link Type#REFUNDED} and {@link Type#REFUND_FAILED}
 */
public record PaymentEvent(
    String eventId,
    Type type,
    TenantId tenant,
    PaymentId payment,
    SubjectId subject,
    int number,
    PaymentStatus status,
    long version,
    @Nullable Money providerFee,
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

  boolean isBeforeCapture() {
    return switch (type) {
      case REQUESTED, PROCESSING, DECLINED, CANCELLED -> true;
      case CAPTURED, REFUNDED, REFUND_FAILED -> false;
    };
  }

  /**
   * @throws IllegalArgumentException where it does not say which refund it is about
   */
  RefundPart refundPart() {
    if (refund == null) {
      throw new IllegalArgumentException(eventId + " does not say which refund it is about");
    }
    return refund;
  }
}
