package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.time.Instant;

/** A payment whose capture was posted. */
record CapturedPayment(
    String id, RegionCode region, TenantId seller, SubjectId source, PaymentPosition position) {

  /** A posting about this payment. */
  Posting posting(String key, Posting.Type type, String content, Instant occurredAt) {
    return new Posting(key, type, region, seller, source, id, null, id + " " + content, occurredAt);
  }

  /**
   * @return minor units
   * @throws IllegalArgumentException where the money is of another currency than the payment
   */
  long amountOf(Money money) {
    if (!money.currency().equals(position.currency())) {
      throw new IllegalArgumentException(
          "%s was paid in %s, not in %s".formatted(id, position.currency(), money.currency()));
    }
    return money.amount();
  }
}
