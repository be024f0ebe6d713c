package de.mojoinstitut.workers.fulfilment;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.fulfilment.ClaimFulfilment;
import de.mojoinstitut.core.fulfilment.Schedule;
import de.mojoinstitut.processes.BookingFulfilmentProcess.Errors;
import de.mojoinstitut.processes.BookingFulfilmentProcess.JobTypes;
import de.mojoinstitut.workers.BookingJob;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code fulfilment.claim} */
@Component
public class ClaimFulfilmentWorker {

  private final ClaimFulfilment claimFulfilment;

  ClaimFulfilmentWorker(ClaimFulfilment claimFulfilment) {
    this.claimFulfilment = claimFulfilment;
  }

  public record Output(@Nullable String remindAt, String endsAt, String releaseAt) {

    private static Output of(Schedule schedule) {
      return new Output(
          Optional.ofNullable(schedule.remindAt()).map(Instant::toString).orElse(null),
          schedule.endsAt().toString(),
          schedule.releaseAt().toString());
    }
  }

  @JobWorker(type = JobTypes.FULFILMENT_CLAIM)
  public Output handle(
      @VariablesAsType BookingJob job, @ProcessInstanceKey long processInstanceKey) {
    return Scopes.within(job.scope(), () -> claimFulfilment.claim(job.id(), processInstanceKey))
        .map(Output::of)
        .orElseThrow(() -> new BpmnError(Errors.ALREADY_CLAIMED, "another instance has it"));
  }
}
