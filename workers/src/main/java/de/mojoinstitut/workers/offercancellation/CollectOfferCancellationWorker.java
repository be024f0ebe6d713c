package de.mojoinstitut.workers.offercancellation;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.offercancellation.CollectOfferCancellation;
import de.mojoinstitut.processes.OfferCancellationProcess.JobTypes;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code offerCancellation.collect} */
@Component
public class CollectOfferCancellationWorker {

  private final CollectOfferCancellation collectOfferCancellation;

  CollectOfferCancellationWorker(CollectOfferCancellation collectOfferCancellation) {
    this.collectOfferCancellation = collectOfferCancellation;
  }

  public record Output(List<String> bookingIds) {}

  @JobWorker(type = JobTypes.OFFER_CANCELLATION_COLLECT)
  public Output handle(@VariablesAsType OfferJob job) {
    return new Output(
        Scopes.within(job.scope(), () -> collectOfferCancellation.collect(job.id())).stream()
            .map(BookingId::value)
            .toList());
  }
}
