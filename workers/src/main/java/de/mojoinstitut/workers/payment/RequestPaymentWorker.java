package de.mojoinstitut.workers.payment;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.RequestPayment;
import de.mojoinstitut.processes.EventBookingProcess.JobTypes;
import de.mojoinstitut.workers.BookingJob;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code payment.request} */
@Component
public class RequestPaymentWorker {

  private final RequestPayment requestPayment;

  RequestPaymentWorker(RequestPayment requestPayment) {
    this.requestPayment = requestPayment;
  }

  public record Output(@Nullable String paymentId) {}

  @JobWorker(type = JobTypes.PAYMENT_REQUEST)
  public Output handle(@VariablesAsType BookingJob job) {
    return new Output(
        Scopes.within(job.scope(), () -> requestPayment.request(job.subject()))
            .map(PaymentId::value)
            .orElse(null));
  }
}
