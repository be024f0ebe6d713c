package de.mojoinstitut.workers.payment;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payment.ResolveRefund;
import de.mojoinstitut.core.task.StaffTask;
import de.mojoinstitut.processes.BookingRefundProcess.Elements;
import de.mojoinstitut.processes.BookingRefundProcess.Errors;
import de.mojoinstitut.processes.BookingRefundProcess.JobTypes;
import de.mojoinstitut.workers.BookingJob;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code refund.resolve} */
@Component
public class ResolveRefundWorker {

  private final ResolveRefund resolveRefund;

  ResolveRefundWorker(ResolveRefund resolveRefund) {
    this.resolveRefund = resolveRefund;
  }

  public record Output(String resolution) {}

  @JobWorker(type = JobTypes.REFUND_RESOLVE)
  public Output handle(
      @VariablesAsType BookingJob job,
      @ProcessInstanceKey long processInstanceKey,
      @ElementInstanceKey long visit) {
    StaffTask task = new StaffTask(processInstanceKey, Elements.TASK_RESOLVE_UNKNOWN, visit);
    ResolveRefund.Result result =
        Scopes.within(job.scope(), () -> resolveRefund.resolve(job.subject(), task));
    return switch (result) {
      case SUCCEEDED, FAILED -> new Output(result.name());
      case NOT_ALLOWED -> throw new BpmnError(Errors.NOT_ALLOWED, "nobody from finance decided");
    };
  }
}
