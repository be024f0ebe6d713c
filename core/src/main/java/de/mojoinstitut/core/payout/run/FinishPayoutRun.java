package de.mojoinstitut.core.payout.run;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All payouts of a run have ended. Idempotent. */
@Service
public class FinishPayoutRun {

  private final PayoutRuns runs;

  FinishPayoutRun(PayoutRuns runs) {
    this.runs = runs;
  }

  @Transactional
  public void finish(PayoutRunId id) {
    runs.lock(id);
    runs.set(id, PayoutRun.Status.DONE);
  }
}
