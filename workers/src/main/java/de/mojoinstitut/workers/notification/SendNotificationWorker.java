package de.mojoinstitut.workers.notification;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.booking.BookingMail;
import de.mojoinstitut.core.booking.NotifyBuyer;
import de.mojoinstitut.processes.EventBookingProcess.Headers;
import de.mojoinstitut.processes.EventBookingProcess.JobTypes;
import de.mojoinstitut.workers.BookingJob;
import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * {@code notification.send}: the message once per visit of the task, however often the job runs.
 */
@Component
public class SendNotificationWorker {

  private final NotifyBuyer notifyBuyer;

  SendNotificationWorker(NotifyBuyer notifyBuyer) {
    this.notifyBuyer = notifyBuyer;
  }

  @JobWorker(type = JobTypes.NOTIFICATION_SEND)
  public void handle(
      @VariablesAsType BookingJob job,
      @CustomHeaders Map<String, String> headers,
      @ElementInstanceKey long elementInstanceKey) {
    BookingMail mail = BookingMail.of(headers.getOrDefault(Headers.TEMPLATE, "")).orElseThrow();
    Scopes.run(
        job.scope(), () -> notifyBuyer.notify(job.id(), mail, Long.toString(elementInstanceKey)));
  }
}
