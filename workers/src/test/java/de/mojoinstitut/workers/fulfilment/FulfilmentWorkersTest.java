package de.mojoinstitut.workers.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.mojoinstitut.core.booking.BookingEvent.Type;
import de.mojoinstitut.core.booking.BookingStatus;
import de.mojoinstitut.processes.BookingFulfilmentProcess.Errors;
import de.mojoinstitut.workers.BookingJob;
import de.mojoinstitut.workers.WorkersTest;
import io.camunda.client.exception.BpmnError;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FulfilmentWorkersTest extends WorkersTest {

  private static final String UNWANTED =
      "cancellation_requested_at = now(), cancellation_cause = 'BUYER', cancellation_refund = ";

  @Autowired private ClaimFulfilmentWorker claim;
  @Autowired private DeliverBookingWorker deliver;
  @Autowired private CancelConfirmedBookingWorker cancel;
  @Autowired private ReleaseRevenueWorker release;

  @Test
  void shouldClaimABookingAndTellItsDates() {
    // given
    BookingJob job = booking(offer(1, 100), "CONFIRMED");

    // when
    ClaimFulfilmentWorker.Output output = claim.handle(job, 1);

    // then
    Instant endsAt = Instant.parse(output.endsAt());
    assertThat(Instant.parse(Objects.requireNonNull(output.remindAt()))).isBefore(endsAt);
    assertThat(Instant.parse(output.releaseAt())).isEqualTo(endsAt.plusSeconds(1));
    assertThat(claim.handle(job, 1)).isEqualTo(output);
    assertBpmnError(Errors.ALREADY_CLAIMED, () -> claim.handle(job, 2));
  }

  @Test
  void shouldDeliverAndRelease() {
    // given
    String offer = offer(1, 0);
    BookingJob job = booking(offer, "CONFIRMED");
    move(offer, "now() - interval '3 hours'");

    // when
    DeliverBookingWorker.Output output = deliver.handle(job);
    release.handle(job);
    release.handle(job);

    // then
    assertThat(Instant.parse(output.releaseAt())).isBefore(Instant.now());
    assertThat(timeline(job.bookingId())).containsExactly(Type.DELIVERED, Type.RELEASED);
  }

  @Test
  void shouldTellTheModelThatItWasCancelledInTime() {
    // given
    BookingJob job = booking(offer(1, 100), "CONFIRMED");
    change(job, UNWANTED + "100");

    // when / then
    assertBpmnError(Errors.CANCELLATION_REQUESTED, () -> deliver.handle(job));
  }

  @Test
  void shouldTellTheModelWhetherMoneyHasToGoBack() {
    // given
    BookingJob full = booking(offer(1, 100), "CONFIRMED");
    payment(full, "CAPTURED");
    change(full, UNWANTED + "100");
    BookingJob none = booking(offer(1, 100), "CONFIRMED");
    payment(none, "CAPTURED");
    change(none, UNWANTED + "0");

    // when / then
    assertThat(cancel.handle(full).refundDue()).isTrue();
    assertThat(cancel.handle(none).refundDue()).isFalse();
    assertThat(stored(full).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(timeline(none.bookingId())).containsExactly(Type.CANCELLED);
  }

  @Test
  void shouldTellTheModelThatItIsTooLate() {
    // given
    BookingJob job = booking(offer(1, 100), "DELIVERED");

    // when / then
    assertBpmnError(Errors.TOO_LATE, () -> cancel.handle(job));
  }

  private static void assertBpmnError(String code, Runnable step) {
    assertThatExceptionOfType(BpmnError.class)
        .isThrownBy(step::run)
        .extracting(BpmnError::getErrorCode)
        .isEqualTo(code);
  }
}
