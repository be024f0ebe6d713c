package de.mojoinstitut.core.dispute;

import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A process instance takes a dispute for its own, so that a start message that came twice makes no
 * second one. Idempotent per instance.
 */
@Service
public class ClaimDispute {

  private final Disputes disputes;

  ClaimDispute(Disputes disputes) {
    this.disputes = disputes;
  }

  /**
   * @return false where another instance has the dispute, or where it is closed
   */
  @Transactional
  public boolean claim(String disputeId, long processInstanceKey) {
    Dispute dispute = disputes.lock(disputeId);
    if (Objects.equals(dispute.processInstanceKey(), processInstanceKey)) {
      return true;
    }
    if (dispute.processInstanceKey() != null || !dispute.isOpen()) {
      return false;
    }
    disputes.claim(disputeId, processInstanceKey);
    return true;
  }
}
