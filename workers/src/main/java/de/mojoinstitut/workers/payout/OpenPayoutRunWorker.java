package de.mojoinstitut.workers.payout;

import de.mojoinstitut.core.payout.OpenPayoutRun;
import de.mojoinstitut.core.payout.OpenPayoutRun.Result;
import de.mojoinstitut.core.payout.PayoutRun;
import de.mojoinstitut.core.task.StaffTask;
import de.mojoinstitut.processes.PayoutRunProcess.Elements;
import de.mojoinstitut.processes.PayoutRunProcess.Errors;
import de.mojoinstitut.processes.PayoutRunProcess.JobTypes;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code payoutRun.open} */
@Component
public class OpenPayoutRunWorker {

  private final OpenPayoutRun openPayoutRun;

  OpenPayoutRunWorker(OpenPayoutRun openPayoutRun) {
    this.openPayoutRun = openPayoutRun;
  }

  public record Output(String payoutRunId, String payoutRunNumber, String region, boolean dryRun) {}

  @JobWorker(type = JobTypes.PAYOUT_RUN_OPEN)
  public Output handle(
      @ProcessInstanceKey long processInstanceKey, @ElementInstanceKey long visit) {
    StaffTask task = new StaffTask(processInstanceKey, Elements.TASK_START_PAYOUT_RUN, visit);
    return switch (openPayoutRun.open(task)) {
      case Result.Opened opened -> output(opened.run());
      case Result.NotAllowed refused ->
          throw new BpmnError(Errors.NOT_ALLOWED, "who ordered the run lacks the role");
      case Result.InvalidOrder invalid ->
          throw new BpmnError(Errors.INVALID_ORDER, "region or cut-off is none");
    };
  }

  private static Output output(PayoutRun run) {
    return new Output(
        run.id().value(), run.number(), run.order().region().value(), run.order().dryRun());
  }
}
