package de.mojoinstitut.workers.dispute;

import de.mojoinstitut.chassis.scope.Scope;

/** The variables that every step of {@code payment-dispute} reads. */
public record DisputeJob(String disputeId, String bookingId, String bookingNumber, String region) {

  /** The rows that a step of this dispute may see. */
  Scope scope() {
    return Scope.worker(region);
  }
}
