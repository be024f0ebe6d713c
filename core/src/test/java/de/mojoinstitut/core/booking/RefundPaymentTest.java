package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.OutsideRefusedException;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.payment.CancelPayment;
import de.mojoinstitut.core.payment.PaymentEvent.Type;
import de.mojoinstitut.core.payment.PaymentGateway.Refund;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.payment.RefundPayment;
import de.mojoinstitut.core.payment.RefundPayment.Result;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.FakePayments;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RefundPaymentTest extends CoreTest {

  @Autowired Bookers bookers;
  @Autowired RefundPayment refundPayment;
  @Autowired ConfirmBooking confirmBooking;
  @Autowired CancelPayment cancelPayment;
  @Autowired EndBooking endBooking;

  @Test
  void shouldGiveTheWholePriceBackForALatePayment() {
    // given
    Booking booking = paidTooLate();

    // when
    refund(booking);

    // then
    assertThat(payments.refunds())
        .containsExactly(
            new Refund(
                booking.terms().seller(),
                FakePayments.paymentOf(booking.id().value()),
                "refund_" + booking.id().value() + "_1",
                booking.terms().price(),
                RefundReason.LATE_PAYMENT));
    assertThat(status(booking)).isEqualTo(RefundStatus.PENDING);
  }

  @Test
  void shouldSayThatTheBuyerCancelled() {
    // given
    Booking booking = bookers.wantedNoMore(bookers.paid(world.offer(1)));
    job(() -> cancelPayment.cancel(booking.id().subject()));
    job(() -> endBooking.cancel(booking.id()));

    // when
    refund(booking);

    // then
    assertThat(payments.refunds())
        .singleElement()
        .extracting(Refund::reason)
        .isEqualTo(RefundReason.BUYER_CANCELLED);
  }

  @Test
  void shouldStoreTheRefundsIdBeforeItAsks() {
    // given
    Booking booking = bookers.expired(world.offer(1));
    bookers.tell(booking, Type.CAPTURED, 2);
    payments.goDown();

    // when
    assertThatThrownBy(() -> refund(booking)).isInstanceOf(OutsideUnavailableException.class);

    // then
    assertThat(Objects.requireNonNull(bookers.now(booking).refund()).refundId())
        .isEqualTo(payments.refunds().getFirst().refundId());
    assertThat(bookers.timeline(booking)).endsWith(BookingEvent.Type.REFUND_REQUESTED);
  }

  @Test
  void shouldAskForTheSameRefundAgain() {
    // given
    Booking booking = paidTooLate();
    refund(booking);

    // when
    refund(booking);

    // then
    assertThat(payments.refunds()).hasSize(2);
    assertThat(payments.refunds().get(1)).isEqualTo(payments.refunds().getFirst());
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.REFUND_REQUESTED);
  }

  @Test
  void shouldNotAskOnceTheMoneyIsBack() {
    // given
    Booking booking = paidTooLate();
    refund(booking);
    bookers.tell(bookers.now(booking), Type.REFUNDED, 3);

    // when
    refund(booking);

    // then
    assertThat(payments.refunds()).hasSize(1);
    assertThat(status(booking)).isEqualTo(RefundStatus.SUCCEEDED);
  }

  @Test
  void shouldLeaveTheEndOfARefundToItsEvent() {
    // given
    Booking booking = paidTooLate();
    payments.answerRefunds(RefundStatus.SUCCEEDED);

    // when
    refund(booking);

    // then
    assertThat(status(booking)).isEqualTo(RefundStatus.PENDING);
  }

  @Test
  void shouldKeepTheSuccessThatAnEventToldBeforeTheAnswerCame() {
    // given
    Booking booking = paidTooLate();
    payments.meanwhile(() -> bookers.tell(bookers.now(booking), Type.REFUNDED, 3));

    // when
    refund(booking);

    // then
    assertThat(status(booking)).isEqualTo(RefundStatus.SUCCEEDED);
  }

  @Test
  void shouldKeepTheFailureThatAnEventToldBeforeTheAnswerCame() {
    // given
    Booking booking = paidTooLate();
    payments.meanwhile(() -> bookers.tell(bookers.now(booking), Type.REFUND_FAILED, 3));

    // when
    refund(booking);

    // then
    assertThat(status(booking)).isEqualTo(RefundStatus.FAILED);
  }

  @Test
  void shouldSayThatTheProviderRefuses() {
    // given
    Booking booking = paidTooLate();
    payments.answerRefunds(RefundStatus.FAILED);

    // then
    assertThat(refund(booking)).isEqualTo(Result.REFUSED);
    assertThat(status(booking)).isEqualTo(RefundStatus.FAILED);
  }

  @Test
  void shouldTakeARefusedCallForARefusedRefund() {
    // given
    Booking booking = paidTooLate();
    payments.meanwhile(
        () -> {
          throw new OutsideRefusedException("payments", 409, "AMOUNT_TOO_HIGH");
        });

    // then
    assertThat(refund(booking)).isEqualTo(Result.REFUSED);
    assertThat(status(booking)).isEqualTo(RefundStatus.FAILED);
  }

  @Test
  void shouldNotAskAgainForARefundThatFailed() {
    // given
    Booking booking = paidTooLate();
    refund(booking);
    bookers.tell(bookers.now(booking), Type.REFUND_FAILED, 3);

    // then
    assertThat(refund(booking)).isEqualTo(Result.REFUSED);
    assertThat(payments.refunds()).hasSize(1);
  }

  @Test
  void shouldTellTheProcessOfAFailureOnlyOnce() {
    // given
    Booking booking = paidTooLate();
    payments.answerRefunds(RefundStatus.FAILED);
    refund(booking);

    // when
    bookers.tell(bookers.now(booking), Type.REFUND_FAILED, 3);

    // then
    assertThat(database.toldTheProcess(booking.id().value()))
        .doesNotContain(BookingMessages.PAYMENT_REFUND_FAILED);
  }

  @Test
  void shouldNotRefundWhatWasNeverPaid() {
    // given
    Booking booking = bookers.expired(world.offer(1));

    // then
    assertThatThrownBy(() -> refund(booking)).isInstanceOf(IllegalStateException.class);
    assertThat(bookers.now(booking)).isEqualTo(booking);
    assertThat(payments.refunds()).isEmpty();
  }

  @Test
  void shouldNotRefundABookingThatTakesPlace() {
    // given
    Booking booking = bookers.confirmed(world.offer(1));

    // then
    assertThatThrownBy(() -> refund(booking)).isInstanceOf(IllegalStateException.class);
    assertThat(bookers.now(booking)).isEqualTo(booking);
    assertThat(payments.refunds()).isEmpty();
  }

  /** No seat was left for it. */
  private Booking paidTooLate() {
    OfferId offer = world.offer(1);
    Booking booking = bookers.expired(offer);
    bookers.held(offer);
    bookers.tell(booking, Type.CAPTURED, 2);
    job(() -> confirmBooking.confirm(booking.id()));
    job(() -> endBooking.expire(booking.id()));
    return bookers.now(booking);
  }

  private RefundStatus status(Booking booking) {
    return Objects.requireNonNull(bookers.now(booking).refund()).status();
  }

  private Result refund(Booking booking) {
    return job(() -> refundPayment.refund(booking.id().subject()));
  }
}
