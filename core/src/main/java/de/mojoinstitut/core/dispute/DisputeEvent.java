package de.mojoinstitut.core.dispute;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a dispute, as payments.mojo tells it. At least once, in order per
 * dispute.
 *
 * @param eventId unique, for dropping duplicates
 * @param disputeId the provider's
 * @param amount what the buyer wants back
 * @param fee what the provider takes for the dispute, whatever its end
 * @param answerBy until when the provider takes an answer; null once it is closed
 */
public record DisputeEvent(
    String eventId,
    Type type,
    TenantId tenant,
    PaymentId payment,
    SubjectId subject,
    String disputeId,
    Money amount,
    Money fee,
    @Nullable Instant answerBy) {

  /** What happened. */
  public enum Type {
    OPENED,
    WON,
    LOST
  }
}
