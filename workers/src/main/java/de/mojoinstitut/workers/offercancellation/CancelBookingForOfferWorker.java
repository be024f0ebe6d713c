package de.mojoinstitut.workers.offercancellation;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.offercancellation.CancelBookingForOffer;
import de.mojoinstitut.processes.OfferCancellationProcess.JobTypes;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** {@code offerCancellation.cancelBooking} */
@Component
public class CancelBookingForOfferWorker {

  private final CancelBookingForOffer cancelBookingForOffer;

  CancelBookingForOfferWorker(CancelBookingForOffer cancelBookingForOffer) {
    this.cancelBookingForOffer = cancelBookingForOffer;
  }

  public record Output(boolean settled) {}

  @JobWorker(type = JobTypes.OFFER_CANCELLATION_CANCEL_BOOKING)
  public Output handle(@VariablesAsType OfferJob job) {
    return new Output(
        Scopes.within(job.scope(), () -> cancelBookingForOffer.cancel(job.booking())));
  }
}
