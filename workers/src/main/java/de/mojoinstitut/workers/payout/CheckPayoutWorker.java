package de.mojoinstitut.workers.payout;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payout.transfer.CheckPayout;
import de.mojoinstitut.processes.TenantPayoutProcess.Errors;
import de.mojoinstitut.processes.TenantPayoutProcess.JobTypes;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code payout.check} */
@Component
public class CheckPayoutWorker {

  private final CheckPayout checkPayout;

  CheckPayoutWorker(CheckPayout checkPayout) {
    this.checkPayout = checkPayout;
  }

  @JobWorker(type = JobTypes.PAYOUT_CHECK)
  public void handle(@VariablesAsType PayoutJob job) {
    switch (Scopes.within(job.scope(), () -> checkPayout.check(job.id()))) {
      case CLEAR -> {}
      case SKIPPED -> throw new BpmnError(Errors.SKIPPED, "the reason stands at the payout");
    }
  }
}
