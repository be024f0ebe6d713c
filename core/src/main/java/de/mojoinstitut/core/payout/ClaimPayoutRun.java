package de.mojoinstitut.core.payout;

import de.mojoinstitut.core.process.Claims;
import de.mojoinstitut.core.process.Claims.Claim;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A process instance takes a run for its own. Idempotent per instance. */
@Service
public class ClaimPayoutRun {

  private final PayoutRuns runs;
  private final Claims claims;

  ClaimPayoutRun(PayoutRuns runs, Claims claims) {
    this.runs = runs;
    this.claims = claims;
  }

  /**
   * @return false where another instance has the run
   */
  @Transactional
  public boolean claim(PayoutRunId id, long processInstanceKey) {
    PayoutRun run = runs.lock(id);
    Claim claim = new Claim("PAYOUT_RUN", id.value(), run.order().region());
    return claims.take(claim, processInstanceKey, () -> run.isFor(processInstanceKey));
  }
}
