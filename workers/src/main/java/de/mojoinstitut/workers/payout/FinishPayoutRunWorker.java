package de.mojoinstitut.workers.payout;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payout.run.FinishPayoutRun;
import de.mojoinstitut.processes.PayoutRunProcess.JobTypes;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** {@code payoutRun.finish} */
@Component
public class FinishPayoutRunWorker {

  private final FinishPayoutRun finishPayoutRun;

  FinishPayoutRunWorker(FinishPayoutRun finishPayoutRun) {
    this.finishPayoutRun = finishPayoutRun;
  }

  @JobWorker(type = JobTypes.PAYOUT_RUN_FINISH)
  public void handle(@VariablesAsType PayoutRunJob job) {
    Scopes.run(job.scope(), () -> finishPayoutRun.finish(job.id()));
  }
}
