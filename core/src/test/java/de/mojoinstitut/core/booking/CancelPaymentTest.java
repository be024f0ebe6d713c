package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.payment.CancelPayment;
import de.mojoinstitut.core.payment.CancelPayment.Result;
import de.mojoinstitut.core.payment.PaymentEvent.Type;
import de.mojoinstitut.core.payment.PaymentGateway.Cancellation;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.testing.CoreTest;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class CancelPaymentTest extends CoreTest {

  @Autowired Bookers bookers;
  @Autowired CancelPayment cancelPayment;

  @Test
  void shouldHaveNothingToCloseWithoutAPayment() {
    // given
    Booking booking = bookers.contacted(world.offer(1));

    // then
    assertThat(cancel(booking)).isEqualTo(Result.CLOSED);
    assertThat(payments.cancelled()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CANCELLED, CLOSED, CANCELLED",
    "PROCESSING, CLOSED, PROCESSING",
    "ALREADY_PAID, ALREADY_PAID, CAPTURED"
  })
  void shouldTakeOverWhatPaymentsAnswers(Cancellation answer, Result result, PaymentStatus status) {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));
    payments.answerCancellations(answer);

    // then
    assertThat(cancel(booking)).isEqualTo(result);
    assertThat(paymentStatus(booking)).isEqualTo(status);
  }

  @Test
  void shouldTellOfTheMoneyOnceHoweverItIsHeardOf() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));
    payments.answerCancellations(Cancellation.ALREADY_PAID);

    // when
    cancel(booking);
    cancel(booking);
    bookers.tell(booking, Type.CAPTURED, 2);

    // then
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.PAYMENT_CAPTURED);
  }

  @Test
  void shouldNotAskWhereTheMoneyIsThereAlready() {
    // given
    Booking booking = bookers.paid(world.offer(1));

    // then
    assertThat(cancel(booking)).isEqualTo(Result.ALREADY_PAID);
    assertThat(payments.cancelled()).isEmpty();
    assertThat(bookers.now(booking)).isEqualTo(booking);
  }

  @Test
  void shouldCountAsPaidWhereTheMoneyComesMeanwhile() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));
    payments.meanwhile(() -> bookers.tell(booking, Type.CAPTURED, 2));

    // then
    assertThat(cancel(booking)).isEqualTo(Result.ALREADY_PAID);
    assertThat(paymentStatus(booking)).isEqualTo(PaymentStatus.CAPTURED);
  }

  @Test
  void shouldGiveBackWhatWasPaidForABookingThatTheBuyerWantsNoMore() {
    // given
    Booking booking = bookers.wantedNoMore(bookers.awaitingPayment(world.offer(1)));
    payments.answerCancellations(Cancellation.ALREADY_PAID);

    // then
    assertThat(cancel(booking)).isEqualTo(Result.ALREADY_PAID);
    assertThat(bookers.now(booking).refund()).isNotNull();
    assertThat(bookers.timeline(booking))
        .endsWith(BookingEvent.Type.PAYMENT_CAPTURED, BookingEvent.Type.REFUND_REQUESTED);
  }

  @Test
  void shouldAskForTheRefundOnceHoweverOftenTheJobRuns() {
    // given
    Booking booking = bookers.wantedNoMore(bookers.paid(world.offer(1)));

    // when
    cancel(booking);
    cancel(booking);

    // then
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.REFUND_REQUESTED);
  }

  @Test
  void shouldStandByAlreadyPaidOnceTheMoneyIsBack() {
    // given
    Booking booking = bookers.wantedNoMore(bookers.paid(world.offer(1)));
    cancel(booking);
    bookers.tell(bookers.now(booking), Type.REFUNDED, 3);
    payments.answerCancellations(Cancellation.ALREADY_PAID);

    // then
    assertThat(cancel(booking)).isEqualTo(Result.ALREADY_PAID);
    assertThat(paymentStatus(booking)).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.PAYMENT_CAPTURED);
  }

  @Test
  void shouldStoreNothingWhilePaymentsIsDown() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));
    payments.goDown();

    // then
    assertThatThrownBy(() -> cancel(booking)).isInstanceOf(OutsideUnavailableException.class);
    assertThat(bookers.now(booking)).isEqualTo(booking);
  }

  private PaymentStatus paymentStatus(Booking booking) {
    return Objects.requireNonNull(bookers.now(booking).payment()).status();
  }

  private Result cancel(Booking booking) {
    return job(() -> cancelPayment.cancel(booking.id().subject()));
  }
}
