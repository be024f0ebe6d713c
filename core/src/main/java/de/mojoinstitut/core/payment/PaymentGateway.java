package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.contact.ContactId;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.tenant.TenantId;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Port to payments.mojo. Every call is idempotent by business identity (subject and number,
 * payment, refund) and throws {@link de.mojoinstitut.core.OutsideUnavailableException} where
 * payments.mojo does not answer or does not know the outcome yet.
 */
public interface PaymentGateway {

  /**
   * Requests a payment, or gives the one that was requested before. One payment per subject and
   * number.
   */
  Requested request(Request request);

  /** Cancels an unpaid payment, so that the member cannot pay any more. */
  Cancellation cancel(TenantId tenant, PaymentId payment);

  /** Gives money back. The end of it arrives as an event. */
  RefundStatus refund(Refund refund);

  /**
   * Gives up a refund whose fate is not known: what the provider has, counts; what it has not, has
   * {@code FAILED} and never comes to life again.
   *
   * @throws de.mojoinstitut.core.OutsideRefusedException where payments.mojo knows no such refund
   */
  RefundStatus abandonRefund(TenantId tenant, PaymentId payment, String refundId);

  /**
   * @param number which payment of the subject; from 1, the caller's choice
   * @param serviceDate first day of the service, where it takes place
   * @param serviceDescription for the tenant's invoice; stays in payments.mojo
   * @param expiresAt until when the buyer should have paid
   */
  record Request(
      Sale sale,
      int number,
      ContactId contact,
      LocalDate serviceDate,
      String serviceDescription,
      Instant expiresAt) {}

  /**
   * @param checkoutUrl where the member pays; null once there is nothing to pay any more
   */
  record Requested(PaymentId payment, PaymentStatus status, @Nullable URI checkoutUrl) {}

  /** What became of a cancellation. */
  enum Cancellation {
    CANCELLED,
    /** The money is there: the payment counts. */
    ALREADY_PAID,
    /** Paid with a slow method; the money may still come. */
    PROCESSING
  }

  /**
   * @param refundId ours; repeated, it refunds nothing twice
   */
  record Refund(
      TenantId tenant, PaymentId payment, String refundId, Money amount, RefundReason reason) {}

  /** Why money goes back. */
  enum RefundReason {
    LATE_PAYMENT,
    BUYER_CANCELLED,
    SELLER_CANCELLED,
    /** Made at the provider by hand, past us; only told, never asked for. */
    MADE_AT_PROVIDER
  }

  /** How far a refund is. */
  enum RefundStatus {
    PENDING,
    SUCCEEDED,
    FAILED,
    UNKNOWN
  }
}
