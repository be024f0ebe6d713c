package de.mojoinstitut.workers.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import de.mojoinstitut.core.booking.BookingEvent.Type;
import de.mojoinstitut.core.booking.BookingStatus;
import de.mojoinstitut.processes.EventBookingProcess.Errors;
import de.mojoinstitut.workers.BookingJob;
import de.mojoinstitut.workers.WorkersTest;
import io.camunda.client.exception.BpmnError;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BookingWorkersTest extends WorkersTest {

  private static final long INSTANCE = 2251799813685249L;

  @Autowired private ClaimBookingWorker claim;
  @Autowired private ConfirmBookingWorker confirm;
  @Autowired private ExpireBookingWorker expire;
  @Autowired private CancelBookingWorker cancel;

  @Test
  void shouldClaimTheBookingForItsInstance() {
    // given
    BookingJob job = booking(offer(1, 100), "HELD");

    // when
    claim.handle(job, INSTANCE);
    claim.handle(job, INSTANCE);

    // then
    assertThat(instanceOf("BOOKING", job)).isEqualTo(INSTANCE);
  }

  @Test
  void shouldEndASecondInstanceOfTheSameBooking() {
    // given
    BookingJob job = booking(offer(1, 100), "HELD");
    claim.handle(job, INSTANCE);

    // when / then
    assertBpmnError(Errors.ALREADY_CLAIMED, () -> claim.handle(job, INSTANCE + 1));
    assertThat(instanceOf("BOOKING", job)).isEqualTo(INSTANCE);
  }

  @Test
  void shouldClaimAnEndedBookingForMoneyThatCameLate() {
    // given
    BookingJob ended = booking(offer(1, 100), "EXPIRED");
    payment(ended, "CAPTURED");
    BookingJob late =
        new BookingJob(ended.bookingId(), ended.bookingNumber(), ended.region(), true);

    // when / then
    assertBpmnError(Errors.ALREADY_CLAIMED, () -> claim.handle(ended, INSTANCE));
    claim.handle(late, INSTANCE);
    assertThat(instanceOf("BOOKING", late)).isEqualTo(INSTANCE);
  }

  @Test
  void shouldConfirmAFreeBooking() {
    // given
    BookingJob job = booking(offer(1, 0), "HELD");

    // when
    confirm.handle(job);
    confirm.handle(job);

    // then
    assertThat(stored(job).status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(timeline(job.bookingId())).containsExactly(Type.CONFIRMED);
  }

  @Test
  void shouldNotConfirmWhatIsNotPaid() {
    // given
    BookingJob job = booking(offer(1, 100), "AWAITING_PAYMENT");

    // when / then
    assertThatIllegalStateException().isThrownBy(() -> confirm.handle(job));
    assertThat(stored(job).status()).isEqualTo(BookingStatus.AWAITING_PAYMENT);
  }

  @Test
  void shouldTellTheModelThatNoSeatIsLeft() {
    // given
    String offer = offer(1, 100);
    BookingJob job = booking(offer, "EXPIRED");
    payment(job, "CAPTURED");
    giveAwaySeatsOf(offer);

    // when / then
    assertBpmnError(Errors.NO_SEAT, () -> confirm.handle(job));
    assertThat(stored(job).status()).isEqualTo(BookingStatus.EXPIRED);
  }

  @Test
  void shouldTellTheModelThatTheBuyerHasCancelledMeanwhile() {
    // given
    BookingJob job = booking(offer(1, 100), "AWAITING_PAYMENT");
    payment(job, "CAPTURED");
    change(
        job,
        "cancellation_requested_at = now(),"
            + " cancellation_cause = 'BUYER', cancellation_refund = 100");

    // when / then
    assertBpmnError(Errors.CANCELLATION_REQUESTED, () -> confirm.handle(job));
    assertThat(stored(job).status()).isNotEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void shouldGiveTheSeatBackWhenTheHoldIsOver() {
    // given
    String offer = offer(1, 100);
    BookingJob job = booking(offer, "AWAITING_PAYMENT");

    // when
    expire.handle(job);
    expire.handle(job);

    // then
    assertThat(stored(job).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(timeline(job.bookingId())).containsExactly(Type.HOLD_EXPIRED);
    assertThat(takenSeats(offer)).isZero();
  }

  @Test
  void shouldGiveTheSeatBackWhenTheBuyerCancels() {
    // given
    String offer = offer(1, 100);
    BookingJob job = booking(offer, "HELD");
    assertThat(takenSeats(offer)).isEqualTo(1);

    // when
    cancel.handle(job);
    cancel.handle(job);

    // then
    assertThat(stored(job).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(timeline(job.bookingId())).containsExactly(Type.CANCELLED);
    assertThat(takenSeats(offer)).isZero();
  }

  private static void assertBpmnError(String code, Runnable step) {
    assertThatExceptionOfType(BpmnError.class)
        .isThrownBy(step::run)
        .extracting(BpmnError::getErrorCode)
        .isEqualTo(code);
  }
}
