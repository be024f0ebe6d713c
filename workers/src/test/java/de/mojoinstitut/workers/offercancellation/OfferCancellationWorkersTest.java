package de.mojoinstitut.workers.offercancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.mojoinstitut.processes.OfferCancellationProcess.Errors;
import de.mojoinstitut.workers.BookingJob;
import de.mojoinstitut.workers.WorkersTest;
import io.camunda.client.exception.BpmnError;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OfferCancellationWorkersTest extends WorkersTest {

  @Autowired private ClaimOfferCancellationWorker claim;
  @Autowired private CollectOfferCancellationWorker collect;
  @Autowired private CancelBookingForOfferWorker cancel;
  @Autowired private RecordOfferCancellationResultWorker record;
  @Autowired private FinishOfferCancellationWorker finish;

  @Test
  void shouldBelongToOneInstance() {
    // given
    OfferJob job = calledOff(offer(1, 100));

    // when
    claim.handle(job, 1);
    claim.handle(job, 1);

    // then
    assertThatExceptionOfType(BpmnError.class)
        .isThrownBy(() -> claim.handle(job, 2))
        .extracting(BpmnError::getErrorCode)
        .isEqualTo(Errors.ALREADY_CLAIMED);
  }

  @Test
  void shouldGoThroughTheBookings() {
    // given
    String offer = offer(2, 0);
    BookingJob booking = booking(offer, "CONFIRMED");
    OfferJob job = calledOff(offer);
    OfferJob one = new OfferJob(offer, "DACH", booking.bookingId());

    // when / then
    assertThat(collect.handle(job).bookingIds()).containsExactly(booking.bookingId());
    assertThat(cancel.handle(one).settled()).isFalse();
    change(booking, "status = 'CANCELLED'");
    assertThat(cancel.handle(one).settled()).isTrue();
    record.handle(one);
    record.handle(one);
    assertThat(collect.handle(job).bookingIds()).isEmpty();
    finish.handle(job);
    assertThat(
            count(
                "offer_cancellation where offer_id = '%s' and finished_at is not null"
                    .formatted(offer)))
        .isEqualTo(1);
    assertThat(
            count(
                "offer_cancellation_result where offer_id = '%s' and result = 'CANCELLED'"
                    .formatted(offer)))
        .isEqualTo(1);
  }

  private OfferJob calledOff(String offer) {
    callOff(offer);
    return new OfferJob(offer, "DACH", null);
  }
}
