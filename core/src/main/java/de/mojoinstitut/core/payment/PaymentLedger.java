package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.ledger.PostCapture;
import de.mojoinstitut.core.ledger.PostRefund;
import de.mojoinstitut.core.ledger.PostRelease;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a payment does to the ledger, in the transaction of whoever says so. A payment whose capture
 * nobody posted gets it first: it may have been captured before there was a ledger. Idempotent.
 */
@Component
public class PaymentLedger {
  private final PostCapture capture;
  private final PostRefund refund;
  private final PostRelease release;
  private final Clock clock;

  PaymentLedger(PostCapture capture, PostRefund refund, PostRelease release, Clock clock) {
    this.capture = capture;
    this.refund = refund;
    this.release = release;
    this.clock = clock;
  }

  /** All of the price came in. */
  public void captured(Payment payment) {
    Sale sale = payment.sale();
    capture.post(
        new PostCapture.Capture(
            payment.id(),
            sale.subject(),
            sale.region(),
            sale.seller(),
            sale.kind(),
            sale.price(),
            payment.providerFee(),
            Objects.requireNonNullElseGet(payment.capturedAt(), clock::instant)));
  }

  boolean isCaptured(Payment payment) {
    return capture.isPosted(payment.id());
  }

  void refunded(Payment payment, Refund back) {
    captured(payment);
    refund.post(
        new PostRefund.Refund(
            back.refundId(), payment.id(), back.amount(), cause(back.reason()), clock.instant()));
  }

  /** The bank has sent it back; it stands in the ledger under its own id, or the provider's. */
  void returned(Payment payment, Refund back) {
    String reference = back.reference();
    String posted = reference != null && refund.isPosted(reference) ? reference : back.refundId();
    refund.takeBack(posted, payment.id(), clock.instant());
  }

  /** What the seller keeps of the payment becomes payable. */
  @Transactional
  public void released(Payment payment) {
    captured(payment);
    release.post(payment.id(), clock.instant());
  }

  private static PostRefund.Cause cause(RefundReason reason) {
    return switch (reason) {
      case LATE_PAYMENT -> PostRefund.Cause.LATE_PAYMENT;
      case BUYER_CANCELLED, MADE_AT_PROVIDER -> PostRefund.Cause.BUYER_CANCELLED;
      case SELLER_CANCELLED -> PostRefund.Cause.SELLER_CANCELLED;
    };
  }
}
