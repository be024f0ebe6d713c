package de.mojoinstitut.workers.payout;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payout.ResolvePayout;
import de.mojoinstitut.core.payout.ResolvePayout.Result;
import de.mojoinstitut.core.task.StaffTask;
import de.mojoinstitut.processes.TenantPayoutProcess.Elements;
import de.mojoinstitut.processes.TenantPayoutProcess.Errors;
import de.mojoinstitut.processes.TenantPayoutProcess.JobTypes;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code payout.resolve} */
@Component
public class ResolvePayoutWorker {

  private final ResolvePayout resolvePayout;

  ResolvePayoutWorker(ResolvePayout resolvePayout) {
    this.resolvePayout = resolvePayout;
  }

  public record Output(String resolution) {}

  @JobWorker(type = JobTypes.PAYOUT_RESOLVE)
  public Output handle(
      @VariablesAsType PayoutJob job,
      @ProcessInstanceKey long processInstanceKey,
      @ElementInstanceKey long visit) {
    StaffTask task = new StaffTask(processInstanceKey, Elements.TASK_RESOLVE_UNKNOWN, visit);
    Result result = Scopes.within(job.scope(), () -> resolvePayout.resolve(job.id(), task));
    return switch (result) {
      case SUCCEEDED, FAILED -> new Output(result.name());
      case NOT_ALLOWED ->
          throw new BpmnError(Errors.NOT_ALLOWED, "who completed the task lacks the role");
    };
  }
}
