package de.mojoinstitut.workers.booking;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.EndBooking;
import de.mojoinstitut.processes.EventBookingProcess.JobTypes;
import de.mojoinstitut.workers.BookingJob;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** {@code booking.cancel} */
@Component
public class CancelBookingWorker {

  private final EndBooking endBooking;

  CancelBookingWorker(EndBooking endBooking) {
    this.endBooking = endBooking;
  }

  @JobWorker(type = JobTypes.BOOKING_CANCEL)
  public void handle(@VariablesAsType BookingJob job) {
    Scopes.run(job.scope(), () -> endBooking.cancel(job.id()));
  }
}
