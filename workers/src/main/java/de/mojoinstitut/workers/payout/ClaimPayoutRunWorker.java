package de.mojoinstitut.workers.payout;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payout.run.ClaimPayoutRun;
import de.mojoinstitut.processes.PayoutRunProcess.Errors;
import de.mojoinstitut.processes.PayoutRunProcess.JobTypes;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code payoutRun.claim} */
@Component
public class ClaimPayoutRunWorker {

  private final ClaimPayoutRun claimPayoutRun;

  ClaimPayoutRunWorker(ClaimPayoutRun claimPayoutRun) {
    this.claimPayoutRun = claimPayoutRun;
  }

  @JobWorker(type = JobTypes.PAYOUT_RUN_CLAIM)
  public void handle(
      @VariablesAsType PayoutRunJob job, @ProcessInstanceKey long processInstanceKey) {
    boolean claimed =
        Scopes.within(job.scope(), () -> claimPayoutRun.claim(job.id(), processInstanceKey));
    if (!claimed) {
      throw new BpmnError(Errors.ALREADY_CLAIMED, "another instance has it");
    }
  }
}
