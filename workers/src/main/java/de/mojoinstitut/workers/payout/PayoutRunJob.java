package de.mojoinstitut.workers.payout;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.core.payout.run.PayoutRunId;

/** The variables that every step of {@code payout-run} reads once the run is open. */
public record PayoutRunJob(String payoutRunId, String region) {

  /** The rows that a step of this run may see. */
  public Scope scope() {
    return Scope.worker(region);
  }

  public PayoutRunId id() {
    return new PayoutRunId(payoutRunId);
  }
}
