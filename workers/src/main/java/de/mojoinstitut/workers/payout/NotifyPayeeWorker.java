package de.mojoinstitut.workers.payout;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payout.statement.NotifyPayee;
import de.mojoinstitut.processes.TenantPayoutProcess.JobTypes;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** {@code payout.notifyPayee} */
@Component
public class NotifyPayeeWorker {

  private final NotifyPayee notifyPayee;

  NotifyPayeeWorker(NotifyPayee notifyPayee) {
    this.notifyPayee = notifyPayee;
  }

  @JobWorker(type = JobTypes.PAYOUT_NOTIFY_PAYEE)
  public void handle(@VariablesAsType PayoutJob job) {
    Scopes.run(job.scope(), () -> notifyPayee.notify(job.id()));
  }
}
