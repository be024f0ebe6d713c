package de.mojoinstitut.workers.payout;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payout.run.RejectPayoutRun;
import de.mojoinstitut.processes.PayoutRunProcess.JobTypes;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** {@code payoutRun.reject} */
@Component
public class RejectPayoutRunWorker {

  private final RejectPayoutRun rejectPayoutRun;

  RejectPayoutRunWorker(RejectPayoutRun rejectPayoutRun) {
    this.rejectPayoutRun = rejectPayoutRun;
  }

  @JobWorker(type = JobTypes.PAYOUT_RUN_REJECT)
  public void handle(@VariablesAsType PayoutRunJob job) {
    Scopes.run(job.scope(), () -> rejectPayoutRun.reject(job.id()));
  }
}
