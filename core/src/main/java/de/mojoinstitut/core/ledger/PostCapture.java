package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A payment was captured: it is split by the rule and contract in force at that moment, and the
 * shares of tenant and distributor are pending. Idempotent by payment.
 */
@Service
public class PostCapture {

  private final SplitRules rules;
  private final Journal journal;

  PostCapture(SplitRules rules, Journal journal) {
    this.rules = rules;
    this.journal = journal;
  }

  /**
   * @param gross what the buyer paid, above zero; minor units
   * @param providerFee what the provider has taken; null where the rule's rate is to be used. Part
   *     of the content: a repetition says the same
   * @param capturedAt decides which rule is in force; a repetition may say another time
   */
  public record Capture(
      PaymentId payment,
      SubjectId source,
      RegionCode region,
      TenantId seller,
      RevenueKind kind,
      Money gross,
      @Nullable Money providerFee,
      Instant capturedAt) {
    public Capture {
      if (gross.amount() <= 0) {
        throw new IllegalArgumentException("nothing was paid");
      }
      if (providerFee != null
          && (providerFee.amount() < 0 || !providerFee.currency().equals(gross.currency()))) {
        throw new IllegalArgumentException("a fee is not negative and in the payment's currency");
      }
    }
  }

  /**
   * @throws IllegalStateException where no split rule is in force, or where another capture was
   *     posted for the payment
   */
  @Transactional
  public Posted post(Capture capture) {
    Money fee = capture.providerFee();
    Posting posting =
        new Posting(
            key(capture.payment().value()),
            Posting.Type.CAPTURE,
            capture.region(),
            capture.seller(),
            capture.source(),
            capture.payment().value(),
            null,
            content(capture),
            capture.capturedAt());
    return journal.post(
        posting,
        () ->
            Bookkeeping.capture(
                rules.inForce(capture.region(), capture.kind(), capture.capturedAt()),
                capture.region(),
                capture.seller(),
                capture.gross(),
                fee == null ? null : fee.amount()));
  }

  public boolean isPosted(PaymentId payment) {
    return journal.exists(key(payment.value()));
  }

  static String key(String paymentId) {
    return "capture:" + paymentId;
  }

  private static String content(Capture capture) {
    Money fee = capture.providerFee();
    return "%s %s %s %s %d %s fee %s"
        .formatted(
            capture.region().value(),
            capture.seller().value(),
            capture.source().id(),
            capture.kind(),
            capture.gross().amount(),
            capture.gross().currency(),
            fee == null ? "by rule" : fee.amount());
  }
}
