package de.mojoinstitut.workers.dispute;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.dispute.ClaimDispute;
import de.mojoinstitut.processes.PaymentDisputeProcess.Errors;
import de.mojoinstitut.processes.PaymentDisputeProcess.JobTypes;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code dispute.claim} */
@Component
public class ClaimDisputeWorker {

  private final ClaimDispute claimDispute;

  ClaimDisputeWorker(ClaimDispute claimDispute) {
    this.claimDispute = claimDispute;
  }

  @JobWorker(type = JobTypes.DISPUTE_CLAIM)
  public void handle(@VariablesAsType DisputeJob job, @ProcessInstanceKey long processInstanceKey) {
    boolean claimed =
        Scopes.within(job.scope(), () -> claimDispute.claim(job.disputeId(), processInstanceKey));
    if (!claimed) {
      throw new BpmnError(Errors.ALREADY_CLAIMED, "another instance has it, or it is closed");
    }
  }
}
