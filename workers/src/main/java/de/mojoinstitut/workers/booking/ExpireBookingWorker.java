package de.mojoinstitut.workers.booking;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.EndBooking;
import de.mojoinstitut.processes.EventBookingProcess.JobTypes;
import de.mojoinstitut.workers.BookingJob;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** {@code booking.expire} */
@Component
public class ExpireBookingWorker {

  private final EndBooking endBooking;

  ExpireBookingWorker(EndBooking endBooking) {
    this.endBooking = endBooking;
  }

  @JobWorker(type = JobTypes.BOOKING_EXPIRE)
  public void handle(@VariablesAsType BookingJob job) {
    Scopes.run(job.scope(), () -> endBooking.expire(job.id()));
  }
}
