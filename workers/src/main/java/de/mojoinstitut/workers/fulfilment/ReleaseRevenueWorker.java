package de.mojoinstitut.workers.fulfilment;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.fulfilment.ReleaseRevenue;
import de.mojoinstitut.processes.BookingFulfilmentProcess.JobTypes;
import de.mojoinstitut.workers.BookingJob;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** {@code revenue.release} */
@Component
public class ReleaseRevenueWorker {

  private final ReleaseRevenue releaseRevenue;

  ReleaseRevenueWorker(ReleaseRevenue releaseRevenue) {
    this.releaseRevenue = releaseRevenue;
  }

  @JobWorker(type = JobTypes.REVENUE_RELEASE)
  public void handle(@VariablesAsType BookingJob job) {
    Scopes.run(job.scope(), () -> releaseRevenue.release(job.id()));
  }
}
