package de.mojoinstitut.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.mojoinstitut.core.booking.BookingEvent.Type;
import de.mojoinstitut.core.booking.BookingStatus;
import de.mojoinstitut.core.payment.PaymentGateway.Cancellation;
import de.mojoinstitut.processes.BookingRefundProcess;
import de.mojoinstitut.processes.EventBookingProcess.Errors;
import de.mojoinstitut.workers.BookingJob;
import de.mojoinstitut.workers.FakeTasks;
import de.mojoinstitut.workers.WorkersTest;
import io.camunda.client.exception.BpmnError;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PaymentWorkersTest extends WorkersTest {

  @Autowired private RequestPaymentWorker request;
  @Autowired private CancelPaymentWorker cancel;
  @Autowired private RefundPaymentWorker refund;
  @Autowired private ResolveRefundWorker resolve;
  @Autowired private FakeTasks tasks;

  @Test
  void shouldRequestThePaymentInTheSellersTenant() {
    // given
    BookingJob job = booking(offer(1, 100), "HELD");
    change(job, "contact_id = 'contact_1'");

    // when
    RequestPaymentWorker.Output output = request.handle(job);

    // then
    assertThat(output.paymentId()).isEqualTo("payment_of_" + job.bookingId());
    assertThat(outside.payments)
        .singleElement()
        .satisfies(
            payment -> {
              assertThat(payment.sale().seller().value()).isEqualTo("tenant_anna");
              assertThat(payment.contact().value()).isEqualTo("contact_1");
              assertThat(payment.sale().price().amount()).isEqualTo(100);
            });
    assertThat(stored(job).status()).isEqualTo(BookingStatus.AWAITING_PAYMENT);
    assertThat(timeline(job.bookingId())).containsExactly(Type.PAYMENT_REQUESTED);
  }

  @Test
  void shouldRequestNothingForABookingThatHasEnded() {
    // given
    BookingJob job = booking(offer(1, 100), "EXPIRED");

    // when
    RequestPaymentWorker.Output output = request.handle(job);

    // then
    assertThat(output.paymentId()).isNull();
    assertThat(outside.payments).isEmpty();
  }

  @Test
  void shouldCloseAnOpenPayment() {
    // given
    BookingJob job = booking(offer(1, 100), "AWAITING_PAYMENT");
    payment(job, "REQUIRES_PAYMENT");

    // when
    cancel.handle(job);

    // then
    assertThat(stored(job).isPaid()).isFalse();
  }

  @Test
  void shouldTellTheModelThatTheMoneyIsThere() {
    // given
    BookingJob job = booking(offer(1, 100), "AWAITING_PAYMENT");
    payment(job, "REQUIRES_PAYMENT");
    outside.answerCancellations(Cancellation.ALREADY_PAID);

    // when / then
    assertThatExceptionOfType(BpmnError.class)
        .isThrownBy(() -> cancel.handle(job))
        .extracting(BpmnError::getErrorCode)
        .isEqualTo(Errors.ALREADY_PAID);
    assertThat(stored(job).isPaid()).isTrue();
  }

  @Test
  void shouldAskForTheSameRefundHoweverOftenItRuns() {
    // given
    BookingJob job = booking(offer(1, 100), "EXPIRED");
    payment(job, "CAPTURED");

    // when
    refund.handle(job);
    refund.handle(job);

    // then
    assertThat(outside.refunds).hasSize(2);
    assertThat(outside.refunds.getFirst()).isEqualTo(outside.refunds.getLast());
    assertThat(outside.refunds.getFirst().amount().amount()).isEqualTo(100);
    assertThat(timeline(job.bookingId())).containsExactly(Type.REFUND_REQUESTED);
  }

  @Test
  void shouldTellTheModelThatTheProviderRefuses() {
    // given
    BookingJob job = booking(offer(1, 100), "CANCELLED");
    refundFailed(job);

    // when / then
    assertThatExceptionOfType(BpmnError.class)
        .isThrownBy(() -> refund.handle(job))
        .extracting(BpmnError::getErrorCode)
        .isEqualTo(BookingRefundProcess.Errors.REFUND_REFUSED);
  }

  @Test
  void shouldReadBackWhatFinanceDecided() {
    // given
    BookingJob job = booking(offer(1, 100), "CANCELLED");
    refundFailed(job);
    long instance = job.bookingId().hashCode();
    tasks.complete(
        instance,
        BookingRefundProcess.Elements.TASK_RESOLVE_UNKNOWN,
        "user_fin1",
        Map.of("resolution", "SUCCEEDED", "providerReference", "re_1"));

    // when
    ResolveRefundWorker.Output output = resolve.handle(job, instance, 1);

    // then
    assertThat(output.resolution()).isEqualTo("SUCCEEDED");
    assertThat(timeline(job.bookingId())).containsExactly(Type.REFUNDED);
  }

  @Test
  void shouldTellTheModelThatSomebodyElseDecided() {
    // given
    BookingJob job = booking(offer(1, 100), "CANCELLED");
    refundFailed(job);
    long instance = job.bookingId().hashCode();
    tasks.complete(
        instance,
        BookingRefundProcess.Elements.TASK_RESOLVE_UNKNOWN,
        "user_ops",
        Map.of("resolution", "SUCCEEDED"));

    // when / then
    assertThatExceptionOfType(BpmnError.class)
        .isThrownBy(() -> resolve.handle(job, instance, 1))
        .extracting(BpmnError::getErrorCode)
        .isEqualTo(BookingRefundProcess.Errors.NOT_ALLOWED);
    assertThat(timeline(job.bookingId())).isEmpty();
  }

  private void refundFailed(BookingJob job) {
    payment(job, "CAPTURED");
    run(
        """
        insert into refund (refund_id, payment_id, attempt, amount, reason, status, created_at)
          values ('refund_%1$s_1', 'payment_of_%1$s', 1, 100, 'BUYER_CANCELLED', 'FAILED', now())"""
            .formatted(job.bookingId()));
  }
}
