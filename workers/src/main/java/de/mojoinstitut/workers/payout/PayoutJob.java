package de.mojoinstitut.workers.payout;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.core.payout.run.PayoutId;

/** The variables that every step of {@code tenant-payout} reads. */
public record PayoutJob(String payoutId, String region) {

  /** The rows that a step of this payout may see. */
  public Scope scope() {
    return Scope.worker(region);
  }

  public PayoutId id() {
    return new PayoutId(payoutId);
  }
}
