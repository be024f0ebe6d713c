package de.mojoinstitut.workers.contact;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.SyncContact;
import de.mojoinstitut.processes.EventBookingProcess.JobTypes;
import de.mojoinstitut.workers.BookingJob;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** {@code contact.sync} */
@Component
public class SyncContactWorker {

  private final SyncContact syncContact;

  SyncContactWorker(SyncContact syncContact) {
    this.syncContact = syncContact;
  }

  public record Output(String contactId) {}

  @JobWorker(type = JobTypes.CONTACT_SYNC)
  public Output handle(@VariablesAsType BookingJob job) {
    return new Output(Scopes.within(job.scope(), () -> syncContact.sync(job.id())).value());
  }
}
