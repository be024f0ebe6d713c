package de.mojoinstitut.workers.payout;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payout.run.PayPayoutRun;
import de.mojoinstitut.core.payout.run.PayoutId;
import de.mojoinstitut.processes.PayoutRunProcess.JobTypes;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code payoutRun.pay} */
@Component
public class PayPayoutRunWorker {

  private final PayPayoutRun payPayoutRun;

  PayPayoutRunWorker(PayPayoutRun payPayoutRun) {
    this.payPayoutRun = payPayoutRun;
  }

  public record Output(List<String> payoutIds) {}

  @JobWorker(type = JobTypes.PAYOUT_RUN_PAY)
  public Output handle(@VariablesAsType PayoutRunJob job) {
    return new Output(
        Scopes.within(job.scope(), () -> payPayoutRun.pay(job.id())).stream()
            .map(PayoutId::value)
            .toList());
  }
}
