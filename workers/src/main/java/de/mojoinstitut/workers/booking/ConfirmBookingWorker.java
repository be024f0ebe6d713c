package de.mojoinstitut.workers.booking;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.ConfirmBooking;
import de.mojoinstitut.processes.EventBookingProcess.Errors;
import de.mojoinstitut.processes.EventBookingProcess.JobTypes;
import de.mojoinstitut.workers.BookingJob;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code booking.confirm} */
@Component
public class ConfirmBookingWorker {

  private final ConfirmBooking confirmBooking;

  ConfirmBookingWorker(ConfirmBooking confirmBooking) {
    this.confirmBooking = confirmBooking;
  }

  @JobWorker(type = JobTypes.BOOKING_CONFIRM)
  public void handle(@VariablesAsType BookingJob job) {
    switch (Scopes.within(job.scope(), () -> confirmBooking.confirm(job.id()))) {
      case CONFIRMED -> {}
      case NO_SEAT -> throw new BpmnError(Errors.NO_SEAT, "no seat is left");
      case CANCELLATION_REQUESTED ->
          throw new BpmnError(Errors.CANCELLATION_REQUESTED, "the buyer has cancelled");
    }
  }
}
