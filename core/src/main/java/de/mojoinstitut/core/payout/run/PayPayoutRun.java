package de.mojoinstitut.core.payout.run;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A run goes on to pay: which payouts there are. Idempotent. */
@Service
public class PayPayoutRun {

  private final PayoutRuns runs;
  private final Payouts payouts;

  PayPayoutRun(PayoutRuns runs, Payouts payouts) {
    this.runs = runs;
    this.payouts = payouts;
  }

  /**
   * @throws IllegalStateException where the run is a dry one or lacks its approval
   */
  @Transactional
  public List<PayoutId> pay(PayoutRunId id) {
    PayoutRun run = runs.lock(id);
    if (run.order().dryRun()
        || run.status() == PayoutRun.Status.REJECTED
        || (run.approvalRequired() && (run.decision() == null || !run.decision().approved()))) {
      throw new IllegalStateException(id.value() + " must not pay");
    }
    if (run.status() != PayoutRun.Status.DONE) {
      runs.set(id, PayoutRun.Status.PAYING);
    }
    return payouts.due(id);
  }
}
