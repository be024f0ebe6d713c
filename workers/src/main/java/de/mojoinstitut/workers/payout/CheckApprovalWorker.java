package de.mojoinstitut.workers.payout;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payout.CheckApproval;
import de.mojoinstitut.core.task.StaffTask;
import de.mojoinstitut.processes.PayoutRunProcess.Elements;
import de.mojoinstitut.processes.PayoutRunProcess.Errors;
import de.mojoinstitut.processes.PayoutRunProcess.JobTypes;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code payoutRun.checkApproval} */
@Component
public class CheckApprovalWorker {

  private final CheckApproval checkApproval;

  CheckApprovalWorker(CheckApproval checkApproval) {
    this.checkApproval = checkApproval;
  }

  public record Output(boolean approved) {}

  @JobWorker(type = JobTypes.PAYOUT_RUN_CHECK_APPROVAL)
  public Output handle(
      @VariablesAsType PayoutRunJob job,
      @ProcessInstanceKey long processInstanceKey,
      @ElementInstanceKey long visit) {
    StaffTask task = new StaffTask(processInstanceKey, Elements.TASK_APPROVE_PAYOUT_RUN, visit);
    return switch (Scopes.within(job.scope(), () -> checkApproval.check(job.id(), task))) {
      case APPROVED -> new Output(true);
      case REJECTED -> new Output(false);
      case SAME_PERSON ->
          throw new BpmnError(Errors.SAME_PERSON, "who started the run cannot approve it");
      case NOT_ALLOWED ->
          throw new BpmnError(Errors.NOT_ALLOWED, "who completed the task lacks the role");
    };
  }
}
