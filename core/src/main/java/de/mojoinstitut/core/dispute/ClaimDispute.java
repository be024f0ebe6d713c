package de.mojoinstitut.core.dispute;

import de.mojoinstitut.core.process.Claims;
import de.mojoinstitut.core.process.Claims.Claim;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A process instance takes a dispute for its own. Idempotent per instance. */
@Service
public class ClaimDispute {

  private final Disputes disputes;
  private final Claims claims;

  ClaimDispute(Disputes disputes, Claims claims) {
    this.disputes = disputes;
    this.claims = claims;
  }

  /**
   * @return false where another instance has the dispute, or where it is closed
   */
  @Transactional
  public boolean claim(String disputeId, long processInstanceKey) {
    Dispute dispute = disputes.lock(disputeId);
    Claim claim = new Claim("DISPUTE", disputeId, dispute.region());
    return claims.take(claim, processInstanceKey, dispute::isOpen);
  }
}
