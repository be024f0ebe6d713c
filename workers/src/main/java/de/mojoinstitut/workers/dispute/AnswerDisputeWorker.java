package de.mojoinstitut.workers.dispute;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.dispute.AnswerDispute;
import de.mojoinstitut.core.task.StaffTask;
import de.mojoinstitut.processes.PaymentDisputeProcess.Elements;
import de.mojoinstitut.processes.PaymentDisputeProcess.Errors;
import de.mojoinstitut.processes.PaymentDisputeProcess.JobTypes;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code dispute.answer} */
@Component
public class AnswerDisputeWorker {

  private final AnswerDispute answerDispute;

  AnswerDisputeWorker(AnswerDispute answerDispute) {
    this.answerDispute = answerDispute;
  }

  @JobWorker(type = JobTypes.DISPUTE_ANSWER)
  public void handle(
      @VariablesAsType DisputeJob job,
      @ProcessInstanceKey long processInstanceKey,
      @ElementInstanceKey long visit) {
    StaffTask task = new StaffTask(processInstanceKey, Elements.TASK_HANDLE_DISPUTE, visit);
    boolean decided = Scopes.within(job.scope(), () -> answerDispute.answer(job.disputeId(), task));
    if (!decided) {
      throw new BpmnError(Errors.NOT_ALLOWED, "finance has not decided");
    }
  }
}
