package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.payment.PaymentId;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The booking is over – delivered and past its hold, or cancelled – and what is left of the shares
 * becomes payable. Whatever happens to the payment later happens to the payable shares. Idempotent
 * by payment.
 */
@Service
public class PostRelease {

  private final Journal journal;

  PostRelease(Journal journal) {
    this.journal = journal;
  }

  /**
   * @throws IllegalStateException where the payment's capture was not posted
   */
  @Transactional
  public Posted post(PaymentId payment, Instant releasedAt) {
    return post(journal, journal.lockPayment(payment.value()), releasedAt);
  }

  /** Where nothing is left of a payment there is nothing to deliver and to wait for. */
  static void ifNothingIsLeft(Journal journal, PaymentId id, Instant at) {
    CapturedPayment payment = journal.lockPayment(id.value());
    if (payment.position().retained() == 0) {
      post(journal, payment, at);
    }
  }

  private static Posted post(Journal journal, CapturedPayment payment, Instant at) {
    return journal.post(
        payment.posting(key(payment.id()), Posting.Type.RELEASE, "released", at),
        () -> Bookkeeping.release(payment.position()));
  }

  static String key(String paymentId) {
    return "release:" + paymentId;
  }
}
