package de.mojoinstitut.workers.offercancellation;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.offercancellation.ClaimOfferCancellation;
import de.mojoinstitut.processes.OfferCancellationProcess.Errors;
import de.mojoinstitut.processes.OfferCancellationProcess.JobTypes;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code offerCancellation.claim} */
@Component
public class ClaimOfferCancellationWorker {

  private final ClaimOfferCancellation claimOfferCancellation;

  ClaimOfferCancellationWorker(ClaimOfferCancellation claimOfferCancellation) {
    this.claimOfferCancellation = claimOfferCancellation;
  }

  @JobWorker(type = JobTypes.OFFER_CANCELLATION_CLAIM)
  public void handle(@VariablesAsType OfferJob job, @ProcessInstanceKey long processInstanceKey) {
    boolean claimed =
        Scopes.within(
            job.scope(), () -> claimOfferCancellation.claim(job.id(), processInstanceKey));
    if (!claimed) {
      throw new BpmnError(Errors.ALREADY_CLAIMED, "another instance has it");
    }
  }
}
