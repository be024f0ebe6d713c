package de.mojoinstitut.core.payout;

import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A process instance takes a run for its own, so that a start message that came twice makes no
 * second one. Idempotent per instance.
 */
@Service
public class ClaimPayoutRun {

  private final PayoutRuns runs;

  ClaimPayoutRun(PayoutRuns runs) {
    this.runs = runs;
  }

  /**
   * @return false where another instance has the run
   */
  @Transactional
  public boolean claim(PayoutRunId id, long processInstanceKey) {
    PayoutRun run = runs.lock(id);
    if (run.processInstanceKey() != null) {
      return Objects.equals(run.processInstanceKey(), processInstanceKey);
    }
    runs.claim(id, processInstanceKey);
    return true;
  }
}
