package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.ledger.RevenueKind;
import de.mojoinstitut.core.payment.CancelPayment;
import de.mojoinstitut.core.payment.Payment;
import de.mojoinstitut.core.payment.PaymentEvent.Type;
import de.mojoinstitut.core.payment.PaymentGateway.Cancellation;
import de.mojoinstitut.core.payment.PaymentGateway.Request;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.payment.RequestPayment;
import de.mojoinstitut.core.payment.Sale;
import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.FakePayments;
import de.mojoinstitut.core.testing.World;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RequestPaymentTest extends CoreTest {

  @Autowired Bookers bookers;
  @Autowired RequestPayment requestPayment;
  @Autowired CancelPayment cancelPayment;
  @Autowired EndBooking endBooking;

  @Test
  void shouldAskForThePriceInTheSellersTenant() {
    // given
    Booking booking = bookers.contacted(world.offer(1));

    // when
    request(booking);

    // then
    assertThat(payments.requests())
        .containsExactly(
            new Request(
                new Sale(
                    SubjectId.ofBooking(booking.id().value()),
                    World.DACH,
                    booking.terms().seller(),
                    booking.terms().buyer(),
                    new RevenueKind("EVENT"),
                    booking.terms().price(),
                    booking.number()),
                1,
                Objects.requireNonNull(booking.contact()),
                LocalDate.ofInstant(
                    clock.instant().plus(Duration.ofDays(30)), ZoneId.of("Europe/Berlin")),
                "Atmen am Morgen",
                booking.holdExpiresAt()));
  }

  @Test
  void shouldAwaitThePaymentAtTheCheckout() {
    // given
    Booking booking = bookers.contacted(world.offer(1));

    // when
    request(booking);

    // then
    assertThat(bookers.now(booking).status()).isEqualTo(BookingStatus.AWAITING_PAYMENT);
    Payment payment = Objects.requireNonNull(bookers.now(booking).payment());
    assertThat(payment.id()).isEqualTo(FakePayments.paymentOf(booking.id().value()));
    assertThat(payment.status()).isEqualTo(PaymentStatus.REQUIRES_PAYMENT);
    assertThat(payment.checkoutUrl()).isEqualTo(FakePayments.checkoutOf(booking.id().value()));
    assertThat(payment.version()).isZero();
  }

  @Test
  void shouldTellOnceHoweverOftenTheJobRuns() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));

    // when
    request(booking);

    // then
    assertThat(bookers.now(booking)).isEqualTo(booking);
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.PAYMENT_REQUESTED);
  }

  @Test
  void shouldNotAskWhereTheBookingHasEnded() {
    // given
    Booking booking = bookers.contacted(world.offer(1));
    job(() -> endBooking.expire(booking.id()));

    // then
    assertThat(job(() -> requestPayment.request(booking.id().subject()))).isEmpty();
    assertThat(payments.requests()).isEmpty();
  }

  @Test
  void shouldNotAskWhereTheBuyerWantsItNoMore() {
    // given
    Booking booking = bookers.wantedNoMore(bookers.contacted(world.offer(1)));

    // then
    assertThat(job(() -> requestPayment.request(booking.id().subject()))).isEmpty();
    assertThat(payments.requests()).isEmpty();
  }

  @Test
  void shouldNotAskOnceTheHoldIsOver() {
    // given
    Booking booking = bookers.contacted(world.offer(1));
    clock.advance(Duration.ofMinutes(15));

    // then
    assertThat(job(() -> requestPayment.request(booking.id().subject()))).isEmpty();
    assertThat(payments.requests()).isEmpty();
  }

  @Test
  void shouldNotAskBeforeTheBuyerIsAContact() {
    // given
    Booking booking = bookers.held(world.offer(1));

    // then
    assertThatThrownBy(() -> request(booking)).isInstanceOf(IllegalStateException.class);
    assertThat(payments.requests()).isEmpty();
  }

  @Test
  void shouldStoreNothingWhilePaymentsIsDown() {
    // given
    Booking booking = bookers.contacted(world.offer(1));
    payments.goDown();

    // then
    assertThatThrownBy(() -> request(booking)).isInstanceOf(OutsideUnavailableException.class);
    assertThat(bookers.now(booking)).isEqualTo(booking);
  }

  @Test
  void shouldKeepWhatAnEventToldBeforeTheAnswerCame() {
    // given
    Booking booking = bookers.contacted(world.offer(1));
    payments.meanwhile(
        () -> {
          bookers.tell(booking, Type.REQUESTED, 1);
          bookers.tell(booking, Type.CAPTURED, 2);
        });

    // when
    request(booking);

    // then
    Payment payment = Objects.requireNonNull(bookers.now(booking).payment());
    assertThat(payment.status()).isEqualTo(PaymentStatus.CAPTURED);
    assertThat(payment.version()).isEqualTo(2);
    assertThat(payment.checkoutUrl()).isEqualTo(FakePayments.checkoutOf(booking.id().value()));
    assertThat(bookers.now(booking).status()).isEqualTo(BookingStatus.AWAITING_PAYMENT);
  }

  @Test
  void shouldCloseThePaymentWhereTheBookingEndedMeanwhile() {
    // given
    Booking booking = bookers.contacted(world.offer(1));
    payments.meanwhile(() -> endAsTheProcessDoes(booking));

    // when
    request(booking);

    // then
    assertThat(payments.cancelled()).containsExactly(FakePayments.paymentOf(booking.id().value()));
    assertThat(bookers.now(booking).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(Objects.requireNonNull(bookers.now(booking).payment()).status())
        .isEqualTo(PaymentStatus.CANCELLED);
  }

  @Test
  void shouldLeaveMoneyThatCameMeanwhileToItsEvent() {
    // given
    Booking booking = bookers.contacted(world.offer(1));
    payments.meanwhile(() -> endAsTheProcessDoes(booking));
    payments.answerCancellations(Cancellation.ALREADY_PAID);
    request(booking);

    // when
    bookers.tell(booking, Type.CAPTURED, 2);

    // then
    assertThat(bookers.now(booking).refund()).isNull();
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.PAYMENT_CAPTURED);
    assertThat(database.toldTheProcess(booking.id().value()))
        .containsOnlyOnce(BookingMessages.PAYMENT_CAPTURED_LATE);
  }

  private void endAsTheProcessDoes(Booking booking) {
    job(() -> cancelPayment.cancel(booking.id().subject()));
    job(() -> endBooking.expire(booking.id()));
  }

  private void request(Booking booking) {
    job(() -> requestPayment.request(booking.id().subject()));
  }
}
