package de.mojoinstitut.workers.dispute;

import de.mojoinstitut.chassis.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The variables that every step of {@code payment-dispute} reads.
 *
 * @param bookingId null where something else than a booking was paid for
 */
public record DisputeJob(
    String disputeId, @Nullable String bookingId, String bookingNumber, String region) {

  /** The rows that a step of this dispute may see. */
  Scope scope() {
    return Scope.worker(region);
  }
}
