package de.mojoinstitut.core.dispute;

import de.mojoinstitut.core.tenant.TenantId;

/**
 * Port to payments.mojo for disputes. Idempotent by dispute and answer; throws {@link
 * de.mojoinstitut.core.OutsideUnavailableException} where payments.mojo does not answer.
 */
public interface DisputeGateway {

  /** Gives the provider our answer. A dispute that is closed already is left alone. */
  void answer(TenantId seller, String disputeId, Answer answer);

  /**
   * @param evidence what we say about the booking: its number, dates and statuses, nothing
   *     personal; empty where we give in
   */
  record Answer(Outcome outcome, String evidence) {}

  /** What finance decided. */
  enum Outcome {
    CONTEST,
    ACCEPT
  }
}
