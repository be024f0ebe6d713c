package de.mojoinstitut.core.payout.run;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A second person decides about a run, by request. Whether the caller has the role is the caller's
 * to check.
 */
@Service
public class DecidePayoutRun {

  private final PayoutRuns runs;
  private final PayoutRunMessages messages;

  DecidePayoutRun(PayoutRuns runs, PayoutRunMessages messages) {
    this.runs = runs;
    this.messages = messages;
  }

  /** What became of the decision. */
  public enum Result {
    DECIDED,
    NOT_FOUND,
    /** Who started a run decides nothing about it. */
    SAME_PERSON,
    /** It waits for no decision. */
    WRONG_STATE
  }

  @Transactional
  public Result decide(PayoutRunId id, PayoutRun.Decision decision) {
    Optional<PayoutRun> found = runs.findLocked(id);
    if (found.isEmpty()) {
      return Result.NOT_FOUND;
    }
    PayoutRun run = found.get();
    if (run.isStartedBy(decision.by())) {
      return Result.SAME_PERSON;
    }
    if (!run.awaitsDecision()) {
      return Result.WRONG_STATE;
    }
    runs.decide(id, decision);
    messages.decided(run);
    return Result.DECIDED;
  }
}
