package de.mojoinstitut.workers.payout;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payout.transfer.TransferPayout;
import de.mojoinstitut.processes.TenantPayoutProcess.Errors;
import de.mojoinstitut.processes.TenantPayoutProcess.JobTypes;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code payout.transfer} */
@Component
public class TransferPayoutWorker {

  private final TransferPayout transferPayout;

  TransferPayoutWorker(TransferPayout transferPayout) {
    this.transferPayout = transferPayout;
  }

  @JobWorker(type = JobTypes.PAYOUT_TRANSFER)
  public void handle(@VariablesAsType PayoutJob job) {
    switch (Scopes.within(job.scope(), () -> transferPayout.transfer(job.id()))) {
      case ORDERED -> {}
      case SKIPPED -> throw new BpmnError(Errors.SKIPPED, "the reason stands at the payout");
      case FAILED -> throw new BpmnError(Errors.PAYOUT_FAILED, "the provider refuses it");
    }
  }
}
