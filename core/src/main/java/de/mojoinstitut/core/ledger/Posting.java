package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One business event in the ledger, without its lines.
 *
 * @param key business identity, such as {@code capture:<paymentId>}
 * @param seller the tenant whose business it is; null for a distributor's payouts
 * @param source what the revenue comes from; null for payouts
 * @param content what was ordered; the same key with other content is a bug
 * @param occurredAt when it happened outside
 */
record Posting(
    String key,
    Type type,
    RegionCode region,
    @Nullable TenantId seller,
    @Nullable SubjectId source,
    @Nullable String paymentId,
    @Nullable String payoutId,
    String content,
    Instant occurredAt) {

  /** What happened. */
  enum Type {
    CAPTURE,
    REFUND,
    REFUND_RETURNED,
    RELEASE,
    DISPUTE_HOLD,
    DISPUTE_WON,
    DISPUTE_LOST,
    PAYOUT,
    PAYOUT_PAID,
    PAYOUT_FAILED,
    PAYOUT_REVERSED
  }
}
