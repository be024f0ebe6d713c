package de.mojoinstitut.workers.offercancellation;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.offercancellation.FinishOfferCancellation;
import de.mojoinstitut.processes.OfferCancellationProcess.JobTypes;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** {@code offerCancellation.finish} */
@Component
public class FinishOfferCancellationWorker {

  private final FinishOfferCancellation finishOfferCancellation;

  FinishOfferCancellationWorker(FinishOfferCancellation finishOfferCancellation) {
    this.finishOfferCancellation = finishOfferCancellation;
  }

  @JobWorker(type = JobTypes.OFFER_CANCELLATION_FINISH)
  public void handle(@VariablesAsType OfferJob job) {
    Scopes.run(job.scope(), () -> finishOfferCancellation.finish(job.id()));
  }
}
