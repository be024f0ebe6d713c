package de.mojoinstitut.core.payout.run;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A run that was not approved pays nothing, and the next one takes its lines. Idempotent. */
@Service
public class RejectPayoutRun {

  private final PayoutRuns runs;
  private final Payouts payouts;

  RejectPayoutRun(PayoutRuns runs, Payouts payouts) {
    this.runs = runs;
    this.payouts = payouts;
  }

  /**
   * @throws IllegalStateException where it was not rejected
   */
  @Transactional
  public void reject(PayoutRunId id) {
    PayoutRun run = runs.lock(id);
    if (run.decision() == null || run.decision().approved()) {
      throw new IllegalStateException(id.value() + " was not rejected");
    }
    runs.set(id, PayoutRun.Status.REJECTED);
    payouts.rejected(id);
  }
}
