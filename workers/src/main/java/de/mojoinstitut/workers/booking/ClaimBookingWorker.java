package de.mojoinstitut.workers.booking;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.ClaimBooking;
import de.mojoinstitut.processes.EventBookingProcess.Errors;
import de.mojoinstitut.processes.EventBookingProcess.JobTypes;
import de.mojoinstitut.workers.BookingJob;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code booking.claim} */
@Component
public class ClaimBookingWorker {

  private final ClaimBooking claimBooking;

  ClaimBookingWorker(ClaimBooking claimBooking) {
    this.claimBooking = claimBooking;
  }

  @JobWorker(type = JobTypes.BOOKING_CLAIM)
  public void handle(@VariablesAsType BookingJob job, @ProcessInstanceKey long processInstanceKey) {
    boolean late = Boolean.TRUE.equals(job.latePayment());
    boolean claimed =
        Scopes.within(job.scope(), () -> claimBooking.claim(job.id(), processInstanceKey, late));
    if (!claimed) {
      throw new BpmnError(Errors.ALREADY_CLAIMED, "another instance has it");
    }
  }
}
