package de.mojoinstitut.workers.payment;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.payment.RefundPayment;
import de.mojoinstitut.processes.BookingRefundProcess.Errors;
import de.mojoinstitut.processes.BookingRefundProcess.JobTypes;
import de.mojoinstitut.workers.BookingJob;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.BpmnError;
import org.springframework.stereotype.Component;

/** {@code payment.refund} */
@Component
public class RefundPaymentWorker {

  private final RefundPayment refundPayment;

  RefundPaymentWorker(RefundPayment refundPayment) {
    this.refundPayment = refundPayment;
  }

  @JobWorker(type = JobTypes.PAYMENT_REFUND)
  public void handle(@VariablesAsType BookingJob job) {
    switch (Scopes.within(job.scope(), () -> refundPayment.refund(job.subject()))) {
      case REQUESTED -> {}
      case REFUSED -> throw new BpmnError(Errors.REFUND_REFUSED, "the provider refuses");
    }
  }
}
