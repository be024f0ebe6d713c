package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A buyer disputes a payment: the provider takes the amount back, and a fee that it never returns,
 * and the shares in the amount are held until the dispute is won or lost. It may come at any time,
 * also when the shares were paid out: then less than nothing is payable. Each step is idempotent by
 * dispute.
 */
@Service
public class PostDispute {

  private final Journal journal;
  private final LineRows rows;

  PostDispute(Journal journal, LineRows rows) {
    this.journal = journal;
    this.rows = rows;
  }

  /**
   * The provider has withdrawn the amount and its fee.
   *
   * @param amount more than zero, at most what was not refunded yet
   * @param fee what the provider takes for the dispute, zero or more; borne by whoever bears its
   *     fee of the payment
   * @throws IllegalStateException where the payment's capture was not posted
   * @throws IllegalArgumentException where less is left of the payment
   */
  @Transactional
  public Posted hold(String disputeId, PaymentId paymentId, Money amount, Money fee, Instant at) {
    CapturedPayment payment = journal.lockPayment(paymentId.value());
    long disputed = payment.amountOf(amount);
    long taken = payment.amountOf(fee);
    return journal.post(
        payment.posting(
            holdKey(disputeId),
            Posting.Type.DISPUTE_HOLD,
            "%d %s, fee %d".formatted(disputed, amount.currency(), taken),
            at),
        () -> Bookkeeping.hold(payment.position(), disputed, taken));
  }

  /**
   * The provider has given the amount back, and the shares are what they would be without the
   * dispute.
   *
   * @throws IllegalStateException where the dispute was not held, or was lost
   */
  @Transactional
  public Posted win(String disputeId, PaymentId paymentId, Instant at) {
    CapturedPayment payment = journal.lockPayment(paymentId.value());
    return journal.post(
        payment.posting(closedKey(disputeId), Posting.Type.DISPUTE_WON, "won", at),
        () -> Bookkeeping.win(payment.position(), held(disputeId, payment)));
  }

  /**
   * The amount stays with the buyer: posted like a refund to a buyer who cancelled.
   *
   * @throws IllegalStateException where the dispute was not held, or was won
   */
  @Transactional
  public Posted lose(String disputeId, PaymentId paymentId, Instant at) {
    CapturedPayment payment = journal.lockPayment(paymentId.value());
    Posted posted =
        journal.post(
            payment.posting(closedKey(disputeId), Posting.Type.DISPUTE_LOST, "lost", at),
            () -> Bookkeeping.lose(payment.position(), held(disputeId, payment)));
    PostRelease.ifNothingIsLeft(journal, paymentId, at);
    return posted;
  }

  private List<Line> held(String disputeId, CapturedPayment payment) {
    List<Line> hold = rows.ofPosting(holdKey(disputeId));
    if (hold.isEmpty()) {
      throw new IllegalStateException(
          "nothing of %s is held for %s".formatted(payment.id(), disputeId));
    }
    return hold;
  }

  private static String holdKey(String disputeId) {
    return "dispute-hold:" + disputeId;
  }

  private static String closedKey(String disputeId) {
    return "dispute-closed:" + disputeId;
  }
}
