package de.mojoinstitut.workers.offercancellation;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.offercancellation.RecordOfferCancellationResult;
import de.mojoinstitut.processes.OfferCancellationProcess.JobTypes;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** {@code offerCancellation.recordResult} */
@Component
public class RecordOfferCancellationResultWorker {

  private final RecordOfferCancellationResult recordOfferCancellationResult;

  RecordOfferCancellationResultWorker(RecordOfferCancellationResult recordOfferCancellationResult) {
    this.recordOfferCancellationResult = recordOfferCancellationResult;
  }

  @JobWorker(type = JobTypes.OFFER_CANCELLATION_RECORD_RESULT)
  public void handle(@VariablesAsType OfferJob job) {
    Scopes.within(job.scope(), () -> recordOfferCancellationResult.record(job.id(), job.booking()));
  }
}
