package de.mojoinstitut.core.payout;

import de.mojoinstitut.core.ledger.Beneficiary;
import de.mojoinstitut.core.region.Region;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a payee is told about a payout; the document is written for the payee by us (self-billing).
 *
 * @param number without gaps per payee and year
 * @param payee the name that is printed
 * @param from when the first line occurred
 * @param to the run's cut-off
 */
public record Statement(
    String number,
    Payout payout,
    String payee,
    Region region,
    Instant from,
    Instant to,
    Instant issuedAt) {

  /**
   * One posting's part.
   *
   * @param label the number of what was sold; null where it is about nothing that was sold
   * @param kind what happened, such as {@code RELEASE} or {@code REFUND}
   * @param gross what buyers paid or got back; minor units, as all amounts
   * @param other commissions, dispute amounts and the like
   * @param amount the sum of the others
   */
  public record Line(
      Instant occurredAt,
      @Nullable String label,
      String kind,
      long gross,
      long platformFee,
      long providerFee,
      long other,
      long amount) {}

  Beneficiary beneficiary() {
    return payout.beneficiary();
  }
}
