package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.Bookers.event;
import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.payment.Payment;
import de.mojoinstitut.core.payment.PaymentEvent;
import de.mojoinstitut.core.payment.PaymentEvent.RefundPart;
import de.mojoinstitut.core.payment.PaymentEvent.Type;
import de.mojoinstitut.core.payment.PaymentEvents;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.payment.RefundPayment;
import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.process.ProcessMessage;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.World;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class ApplyPaymentEventTest extends CoreTest {

  @Autowired Bookers bookers;
  @Autowired PaymentEvents events;
  @Autowired RefundPayment refundPayment;
  @Autowired ConfirmBooking confirmBooking;
  @Autowired EndBooking endBooking;

  @ParameterizedTest
  @EnumSource(
      value = Type.class,
      names = {"REQUESTED", "PROCESSING", "CANCELLED"})
  void shouldTakeOverAStatusThatConcernsNobodyElse(Type type) {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));

    // when
    bookers.tell(booking, type, 2);

    // then
    assertThat(payment(booking).status()).isEqualTo(event(booking, type, 2).status());
    assertThat(payment(booking).version()).isEqualTo(2);
    assertThat(bookers.now(booking).status()).isEqualTo(BookingStatus.AWAITING_PAYMENT);
    assertThat(told(booking)).containsExactly(BookingMessages.HELD);
  }

  @Test
  void shouldKnowAPaymentFromItsFirstEvent() {
    // given
    Booking booking = bookers.contacted(world.offer(1));

    // when
    bookers.tell(booking, Type.REQUESTED, 1);

    // then
    assertThat(payment(booking).id()).isEqualTo(event(booking, Type.REQUESTED, 1).payment());
    assertThat(payment(booking).checkoutUrl()).isNull();
  }

  @Test
  void shouldTellTheProcessOfADeclinedCard() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));

    // when
    bookers.tell(booking, Type.DECLINED, 2);
    bookers.tell(booking, Type.DECLINED, 3);

    // then
    assertThat(told(booking))
        .containsExactly(
            BookingMessages.HELD,
            BookingMessages.PAYMENT_DECLINED,
            BookingMessages.PAYMENT_DECLINED);
    assertThat(bookers.timeline(booking))
        .filteredOn(BookingEvent.Type.PAYMENT_DECLINED::equals)
        .hasSize(2);
    assertThat(payment(booking).checkoutUrl()).isNotNull();
  }

  @Test
  void shouldTellTheProcessOfTheMoney() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));

    // when
    bookers.tell(booking, Type.CAPTURED, 2);

    // then
    assertThat(bookers.now(booking).isPaid()).isTrue();
    assertThat(told(booking))
        .containsExactly(BookingMessages.HELD, BookingMessages.PAYMENT_CAPTURED);
    assertThat(bookers.timeline(booking)).endsWith(BookingEvent.Type.PAYMENT_CAPTURED);
  }

  @Test
  void shouldCorrelateByBookingAndTellNothingElse() {
    // given
    Booking booking = bookers.paid(world.offer(1));

    // when
    ProcessMessage message = database.processMessages(booking.id().value()).getLast();

    // then
    assertThat(message.correlationKey()).isEqualTo(booking.id().value());
    assertThat(message.variables()).isEmpty();
  }

  @Test
  void shouldApplyAnEventOnce() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));
    bookers.tell(booking, Type.DECLINED, 2);
    Booking declined = bookers.now(booking);

    // when
    bookers.tell(booking, Type.DECLINED, 2);

    // then
    assertThat(bookers.now(booking)).isEqualTo(declined);
    assertThat(told(booking)).containsOnlyOnce(BookingMessages.PAYMENT_DECLINED);
  }

  @Test
  void shouldDropWhatIsOlderThanWhatItKnows() {
    // given
    Booking booking = bookers.paid(world.offer(1));

    // when
    bookers.tell(booking, Type.PROCESSING, 1);

    // then
    assertThat(bookers.now(booking)).isEqualTo(booking);
  }

  @Test
  void shouldNotForgetTheMoneyForWhatHappenedBefore() {
    // given
    Booking booking = bookers.paid(world.offer(1));

    // when
    bookers.tell(booking, Type.PROCESSING, 3);

    // then
    assertThat(bookers.now(booking).isPaid()).isTrue();
  }

  @Test
  void shouldRefuseAnEventOfAnUnknownBookingAndTakeItLater() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));
    PaymentEvent right = event(booking, Type.CAPTURED, 2);
    PaymentEvent wrong = copy(right, right.tenant(), SubjectId.ofBooking("booking_none"), null);

    // then
    assertThatThrownBy(() -> events.on(wrong)).isInstanceOf(NoSuchElementException.class);
    events.on(right);
    assertThat(bookers.now(booking).isPaid()).isTrue();
  }

  @Test
  void shouldRefuseAnEventThatNamesAnotherTenant() {
    // given
    Booking booking = bookers.awaitingPayment(world.offer(1));
    PaymentEvent right = event(booking, Type.CAPTURED, 2);

    // then
    assertThatThrownBy(() -> events.on(copy(right, World.BEN, right.subject(), null)))
        .isInstanceOf(NoSuchElementException.class);
    assertThat(bookers.now(booking)).isEqualTo(booking);
  }

  @Test
  void shouldStartOneProcessForMoneyOfAnExpiredBooking() {
    // given
    Booking booking = bookers.expired(world.offer(1));

    // when
    bookers.tell(booking, Type.CAPTURED, 2);
    bookers.tell(booking, Type.CAPTURED, 3);

    // then
    assertLateOnce(booking);
  }

  @Test
  void shouldStartOneProcessForMoneyOfACancelledBooking() {
    // given
    Booking booking = bookers.cancelled(world.offer(1));

    // when
    bookers.tell(booking, Type.CAPTURED, 2);
    job(() -> endBooking.cancel(booking.id()));

    // then
    assertLateOnce(booking);
  }

  private void assertLateOnce(Booking booking) {
    assertThat(database.processMessages(booking.id().value()))
        .filteredOn(message -> message.name().equals(BookingMessages.PAYMENT_CAPTURED_LATE))
        .singleElement()
        .satisfies(message -> assertThat(message.variables()).containsEntry("latePayment", true));
    assertThat(told(booking)).doesNotContain(BookingMessages.PAYMENT_CAPTURED);
  }

  @ParameterizedTest
  @EnumSource(
      value = BookingStatus.class,
      names = {"CONFIRMED", "DELIVERED", "NO_SHOW"})
  void shouldTellNobodyOfMoneyThatIsKnown(BookingStatus status) {
    // given
    Booking booking = bookers.confirmed(world.offer(1));
    database.execute(
        "update booking set status = ? where id = ?", status.name(), booking.id().value());
    var before = told(booking);

    // when
    bookers.tell(booking, Type.CAPTURED, 3);

    // then
    assertThat(told(booking)).isEqualTo(before);
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.PAYMENT_CAPTURED);
  }

  @Test
  void shouldTellTheProcessThatTheMoneyIsBack() {
    // given
    Booking booking = refundUnderWay();

    // when
    bookers.tell(booking, Type.REFUNDED, 3);

    // then
    assertThat(refundStatus(booking)).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(payment(booking).status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(told(booking)).endsWith(BookingMessages.PAYMENT_REFUNDED);
    assertThat(bookers.timeline(booking)).endsWith(BookingEvent.Type.REFUNDED);
  }

  @Test
  void shouldTellTheProcessThatARefundFailed() {
    // given
    Booking booking = refundUnderWay();

    // when
    bookers.tell(booking, Type.REFUND_FAILED, 3);

    // then
    assertThat(refundStatus(booking)).isEqualTo(RefundStatus.FAILED);
    assertThat(told(booking)).endsWith(BookingMessages.PAYMENT_REFUND_FAILED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Type.class,
      names = {"REFUNDED", "REFUND_FAILED"})
  void shouldNotTakeAnotherRefundForTheOneItWaitsFor(Type type) {
    // given
    Booking booking = refundUnderWay();
    PaymentEvent ours = event(booking, type, 3);
    var before = told(booking);

    // when
    events.on(
        copy(
            ours,
            ours.tenant(),
            ours.subject(),
            new RefundPart(
                "refund_goodwill_" + booking.id().value(),
                booking.terms().price(),
                RefundReason.SELLER_CANCELLED)));

    // then
    assertThat(refundStatus(booking)).isEqualTo(RefundStatus.PENDING);
    assertThat(told(booking)).isEqualTo(before);
  }

  private Booking refundUnderWay() {
    OfferId offer = world.offer(1);
    Booking booking = bookers.expired(offer);
    bookers.held(offer);
    bookers.tell(booking, Type.CAPTURED, 2);
    job(() -> confirmBooking.confirm(booking.id()));
    job(() -> refundPayment.refund(booking.id().subject()));
    return bookers.now(booking);
  }

  private static PaymentEvent copy(
      PaymentEvent event, TenantId tenant, SubjectId subject, @Nullable RefundPart refund) {
    return new PaymentEvent(
        event.eventId(),
        event.type(),
        tenant,
        event.payment(),
        subject,
        event.number(),
        event.status(),
        event.version(),
        event.providerFee(),
        refund);
  }

  private Payment payment(Booking booking) {
    return Objects.requireNonNull(bookers.now(booking).payment());
  }

  private RefundStatus refundStatus(Booking booking) {
    return Objects.requireNonNull(bookers.now(booking).refund()).status();
  }

  private List<String> told(Booking booking) {
    return database.toldTheProcess(booking.id().value());
  }
}
