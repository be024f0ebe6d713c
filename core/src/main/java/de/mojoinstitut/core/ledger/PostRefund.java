package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money went back to the buyer: the shares shrink at the rates that the capture froze. The
 * provider's fee is not returned. A refund after the payout makes what is payable negative, and the
 * next payout smaller. Idempotent by refund.
 */
@Service
public class PostRefund {

  private final Journal journal;
  private final LineRows rows;

  PostRefund(Journal journal, LineRows rows) {
    this.journal = journal;
    this.rows = rows;
  }

  /** Why money went back; decides about the platform's fee. */
  public enum Cause {
    /** The fee goes back in proportion. */
    BUYER_CANCELLED,
    /** All of the fee goes back. */
    SELLER_CANCELLED,
    /** The sale did not take place; all of the fee goes back. */
    LATE_PAYMENT
  }

  /**
   * @param refundId ours
   * @param amount minor units, above zero and at most what was not refunded yet
   */
  public record Refund(
      String refundId, PaymentId payment, Money amount, Cause cause, Instant refundedAt) {}

  /**
   * @throws IllegalStateException where the payment's capture was not posted, where less than the
   *     amount is left of it, or where the refund was posted with other content
   */
  @Transactional
  public Posted post(Refund refund) {
    CapturedPayment payment = journal.lockPayment(refund.payment().value());
    long amount = payment.amountOf(refund.amount());
    Posting posting =
        payment.posting(
            key(refund.refundId()),
            Posting.Type.REFUND,
            "%d %s %s".formatted(amount, refund.amount().currency(), refund.cause()),
            refund.refundedAt());
    Posted posted =
        journal.post(
            posting,
            () -> Bookkeeping.refund(payment.position(), amount, isFeeInFull(refund.cause())));
    PostRelease.ifNothingIsLeft(journal, refund.payment(), refund.refundedAt());
    return posted;
  }

  /**
   * The buyer's bank has sent a refund back: what it gave back is taken again, to the unit, and
   * stands where the payment's other shares stand now. Idempotent by refund.
   *
   * @throws IllegalStateException where the refund was not posted
   */
  @Transactional
  public Posted takeBack(String refundId, PaymentId paymentId, Instant at) {
    CapturedPayment payment = journal.lockPayment(paymentId.value());
    List<Line> refund = rows.ofPosting(key(refundId));
    if (refund.isEmpty()) {
      throw new IllegalStateException(refundId + " was not posted");
    }
    return journal.post(
        payment.posting(
            "refund-returned:" + refundId, Posting.Type.REFUND_RETURNED, "returned", at),
        () -> Bookkeeping.takeBack(payment.position(), refund));
  }

  public boolean isPosted(String refundId) {
    return journal.exists(key(refundId));
  }

  private static String key(String refundId) {
    return "refund:" + refundId;
  }

  private static boolean isFeeInFull(Cause cause) {
    return switch (cause) {
      case BUYER_CANCELLED -> false;
      case SELLER_CANCELLED, LATE_PAYMENT -> true;
    };
  }
}
