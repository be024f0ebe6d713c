package de.mojoinstitut.workers.payment;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payment.CancelPayment;
import de.mojoinstitut.processes.EventBookingProcess.Errors;
import de.mojoinstitut.processes.EventBookingProcess.JobTypes;
import de.mojoinstitut.workers.BookingJob;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code payment.cancel} */
@Component
public class CancelPaymentWorker {

  private final CancelPayment cancelPayment;

  CancelPaymentWorker(CancelPayment cancelPayment) {
    this.cancelPayment = cancelPayment;
  }

  @JobWorker(type = JobTypes.PAYMENT_CANCEL)
  public void handle(@VariablesAsType BookingJob job) {
    switch (Scopes.within(job.scope(), () -> cancelPayment.cancel(job.subject()))) {
      case CLOSED -> {}
      case ALREADY_PAID -> throw new BpmnError(Errors.ALREADY_PAID, "the money is there");
    }
  }
}
