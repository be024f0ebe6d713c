package de.mojoinstitut.workers.fulfilment;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.CancelConfirmedBooking;
import de.mojoinstitut.processes.BookingFulfilmentProcess.Errors;
import de.mojoinstitut.processes.BookingFulfilmentProcess.JobTypes;
import de.mojoinstitut.workers.BookingJob;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code booking.cancelConfirmed} */
@Component
public class CancelConfirmedBookingWorker {

  private final CancelConfirmedBooking cancelConfirmedBooking;

  CancelConfirmedBookingWorker(CancelConfirmedBooking cancelConfirmedBooking) {
    this.cancelConfirmedBooking = cancelConfirmedBooking;
  }

  public record Output(boolean refundDue) {}

  @JobWorker(type = JobTypes.BOOKING_CANCEL_CONFIRMED)
  public Output handle(@VariablesAsType BookingJob job) {
    return switch (Scopes.within(job.scope(), () -> cancelConfirmedBooking.cancel(job.id()))) {
      case REFUND_DUE -> new Output(true);
      case NOTHING_DUE -> new Output(false);
      case TOO_LATE -> throw new BpmnError(Errors.TOO_LATE, "it has taken place");
    };
  }
}
