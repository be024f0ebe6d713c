package de.mojoinstitut.workers.fulfilment;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.fulfilment.DeliverBooking;
import de.mojoinstitut.processes.BookingFulfilmentProcess.Errors;
import de.mojoinstitut.processes.BookingFulfilmentProcess.JobTypes;
import de.mojoinstitut.workers.BookingJob;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code booking.deliver} */
@Component
public class DeliverBookingWorker {

  private final DeliverBooking deliverBooking;

  DeliverBookingWorker(DeliverBooking deliverBooking) {
    this.deliverBooking = deliverBooking;
  }

  public record Output(String releaseAt) {}

  @JobWorker(type = JobTypes.BOOKING_DELIVER)
  public Output handle(@VariablesAsType BookingJob job) {
    return switch (Scopes.within(job.scope(), () -> deliverBooking.deliver(job.id()))) {
      case DeliverBooking.Result.Delivered delivered ->
          new Output(delivered.releaseAt().toString());
      case DeliverBooking.Result.CancellationRequested requested ->
          throw new BpmnError(Errors.CANCELLATION_REQUESTED, "it was cancelled in time");
    };
  }
}
