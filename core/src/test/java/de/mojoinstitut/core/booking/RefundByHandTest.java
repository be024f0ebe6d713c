package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.Bookers.event;
import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.fulfilment.DeliverBooking;
import de.mojoinstitut.core.fulfilment.ReleaseRevenue;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.payment.PaymentEvent;
import de.mojoinstitut.core.payment.PaymentEvent.RefundPart;
import de.mojoinstitut.core.payment.PaymentEvent.Type;
import de.mojoinstitut.core.payment.PaymentEvents;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.payment.Refund;
import de.mojoinstitut.core.payment.RefundPayment;
import de.mojoinstitut.core.payment.ResolveRefund;
import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.person.Identity;
import de.mojoinstitut.core.task.StaffTask;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Refunds of a 50.00 sale that somebody made at the provider, and refunds that came back. */
@SuppressWarnings("NullAway.Init") // set before each test
class RefundByHandTest extends CoreTest {
  private static final long INSTANCE = 91;

  @Autowired Bookers bookers;
  @Autowired PaymentEvents events;
  @Autowired QuoteCancellation quote;
  @Autowired CancelConfirmedBooking cancelConfirmed;
  @Autowired RefundPayment refundPayment;
  @Autowired ResolveRefund resolveRefund;
  @Autowired DeliverBooking deliver;
  @Autowired ReleaseRevenue release;

  private OfferId offer;
  private Identity buyer;
  private Booking booking;
  private long version;

  @BeforeEach
  void sell() {
    offer = world.offer(1, "EVENT", 5_000);
    buyer = world.member();
    booking = bookers.confirmed(offer, buyer);
    version = 2;
  }

  @Test
  void shouldCountAsTheBuyersAndLeaveTheSeat() {
    // when 10.00 of 50.00 go back
    back(re("1"), 1_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.PARTIALLY_REFUNDED);

    // then 40.00: fee 4.00, of it 0.80; the provider keeps 50.00 x 1.5 % + 0.25
    assertThat(accounts())
        .containsExactly(
            "CLEARING -4000",
            "DISTRIBUTOR PENDING 80",
            "PLATFORM 320",
            "PROVIDER_FEES 100",
            "TENANT PENDING 3500");
    assertThat(now().status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(now().refund()).isNull();
    assertThat(bookers.timeline(booking)).endsWith(BookingEvent.Type.REFUNDED);
    assertThat(database.count("seat where booking_id = ?", booking.id().value())).isEqualTo(1);
    assertThat(
            database.count(
                "notification where subject_id = ? and template = 'booking-refunded'",
                booking.id().value()))
        .isEqualTo(1);
  }

  @Test
  void shouldCreditTenAndFortyAndNeverSixty() {
    // when
    back(re("1"), 1_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.PARTIALLY_REFUNDED);
    back(re("1"), 1_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.PARTIALLY_REFUNDED);
    back(re("2"), 4_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.REFUNDED);
    back(re("2"), 4_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.REFUNDED);

    // then
    assertThat(accounts()).containsExactly("PROVIDER_FEES 100", "TENANT PAYABLE -100");
    assertThat(posted("REFUND")).isEqualTo(2);
  }

  @Test
  void shouldQuoteNoMoreThanWhatIsLeft() {
    // when / then
    back(re("1"), 1_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.PARTIALLY_REFUNDED);
    assertThat(quoted()).isEqualTo(Money.of(4_000, "EUR"));
    back(re("2"), 4_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.REFUNDED);
    assertThat(quoted()).isEqualTo(Money.of(0, "EUR"));
  }

  @Test
  void shouldGiveBackWhatIsLeftWhenItIsCancelledLater() {
    // given
    back(re("1"), 1_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.PARTIALLY_REFUNDED);
    bookers.wantedNoMore(booking);

    // when
    CancelConfirmedBooking.Result result = job(() -> cancelConfirmed.cancel(booking.id()));
    job(() -> refundPayment.refund(booking.id().subject()));

    // then
    assertThat(result).isEqualTo(CancelConfirmedBooking.Result.REFUND_DUE);
    assertThat(payments.refunds())
        .singleElement()
        .satisfies(
            refund -> {
              assertThat(refund.amount()).isEqualTo(Money.of(4_000, "EUR"));
              assertThat(refund.refundId()).isEqualTo(own("1"));
            });
  }

  @Test
  void shouldOweNothingOnceAllWentBackByHand() {
    // given
    back(re("1"), 5_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.REFUNDED);
    bookers.wantedNoMore(booking);

    // when
    CancelConfirmedBooking.Result result = job(() -> cancelConfirmed.cancel(booking.id()));

    // then
    assertThat(result).isEqualTo(CancelConfirmedBooking.Result.NOTHING_DUE);
    assertThat(now().isSettled()).isTrue();
  }

  @Test
  void shouldReleaseNothingOnceAllWentBackByHand() {
    // given
    back(re("1"), 5_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.REFUNDED);
    List<String> before = accounts();
    world.move(offer, clock.instant().minus(Duration.ofHours(3)));

    // when
    job(() -> deliver.deliver(booking.id()));
    job(() -> release.release(booking.id()));

    // then
    assertThat(accounts()).isEqualTo(before);
    assertThat(posted("RELEASE")).isEqualTo(1);
    assertThat(bookers.timeline(booking))
        .contains(BookingEvent.Type.DELIVERED)
        .doesNotContain(BookingEvent.Type.RELEASED);
  }

  @Test
  void shouldConfirmWhatWasPaidAlsoWhereItWentBackByHandMeanwhile() {
    // given
    booking = bookers.paid(world.offer(1));
    back(re("1"), 10_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.REFUNDED);

    // then
    assertThat(bookers.confirm(booking)).isEqualTo(ConfirmBooking.Result.CONFIRMED);
  }

  @Test
  void shouldTakeARefundByHandForTheOneThatTheProviderRefused() {
    // given
    refused();

    // when
    back(re("1"), 5_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.REFUNDED);

    // then
    assertThat(refund().status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(refund().reference()).isEqualTo(re("1"));
    assertThat(posted("REFUND")).isEqualTo(1);
    assertThat(told()).endsWith(BookingMessages.PAYMENT_REFUNDED);
    assertThat(resolve("SUCCEEDED", re("1"))).isEqualTo(ResolveRefund.Result.SUCCEEDED);
    assertThat(posted("REFUND")).isEqualTo(1);
  }

  @Test
  void shouldNotPostAgainWhatFinanceHasToldBefore() {
    // given
    refused();
    resolve("SUCCEEDED", re("1"));

    // when
    back(re("1"), 5_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.REFUNDED);

    // then
    assertThat(posted("REFUND")).isEqualTo(1);
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.REFUNDED);
  }

  @Test
  void shouldKnowItWithoutItsNameByItsAmount() {
    // given
    refused();
    resolve("SUCCEEDED", null);

    // when
    back(re("1"), 5_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.REFUNDED);

    // then
    assertThat(posted("REFUND")).isEqualTo(1);
    assertThat(refund().reference()).isEqualTo(re("1"));
  }

  @Test
  void shouldNotPostWhatWasAdoptedWhileTheRefundWasStillOpen() {
    // given
    requested(RefundStatus.UNKNOWN);
    back(re("1"), 5_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.REFUNDED);

    // when
    ResolveRefund.Result result = resolve("SUCCEEDED", null);

    // then
    assertThat(result).isEqualTo(ResolveRefund.Result.SUCCEEDED);
    assertThat(posted("REFUND")).isEqualTo(1);
    assertThat(refund().reference()).isEqualTo(re("1"));
  }

  @Test
  void shouldMakeNoOtherAttemptWhereNothingIsLeft() {
    // given 10.00 and 40.00 by hand instead of the 50.00 that were refused
    refused();
    back(re("1"), 1_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.PARTIALLY_REFUNDED);
    back(re("2"), 4_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.REFUNDED);

    // when
    ResolveRefund.Result result = resolve("FAILED", null);

    // then
    assertThat(result).isEqualTo(ResolveRefund.Result.SUCCEEDED);
    assertThat(posted("REFUND")).isEqualTo(2);
    assertThat(now().isSettled()).isTrue();
  }

  @Test
  void shouldTakeTheRefundThatCameBackOutOfTheLedger() {
    // given
    List<String> before = accounts();
    back(re("1"), 1_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.PARTIALLY_REFUNDED);

    // when
    cameBack(re("1"), 1_000, RefundReason.MADE_AT_PROVIDER);
    cameBack(re("1"), 1_000, RefundReason.MADE_AT_PROVIDER);

    // then
    assertThat(accounts()).isEqualTo(before);
    assertThat(posted("REFUND_RETURNED")).isEqualTo(1);
    assertThat(now().left()).isEqualTo(Money.of(5_000, "EUR"));
    assertThat(told()).doesNotContain(BookingMessages.PAYMENT_REFUND_FAILED);
  }

  @Test
  void shouldMakeANewAttemptForARefundThatCameBack() {
    // given
    requested(RefundStatus.PENDING);
    back(own("1"), 5_000, RefundReason.BUYER_CANCELLED, PaymentStatus.REFUNDED);
    cameBack(own("1"), 5_000, RefundReason.BUYER_CANCELLED);
    assertThat(refund().status()).isEqualTo(RefundStatus.FAILED);
    assertThat(told()).endsWith(BookingMessages.PAYMENT_REFUND_FAILED);
    assertThat(accounts()).contains("CLEARING -5000", "PLATFORM 400");

    // when
    resolve("FAILED", null);
    job(() -> refundPayment.refund(booking.id().subject()));
    back(refund().refundId(), 5_000, RefundReason.BUYER_CANCELLED, PaymentStatus.REFUNDED);

    // then
    assertThat(refund().status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(payments.refunds()).extracting(r -> r.refundId()).doesNotHaveDuplicates().hasSize(2);
    assertThat(accounts()).containsExactly("PROVIDER_FEES 100", "TENANT PAYABLE -100");
  }

  @Test
  void shouldPostWhatFinanceSentInstead() {
    // given
    requested(RefundStatus.PENDING);
    back(own("1"), 5_000, RefundReason.BUYER_CANCELLED, PaymentStatus.REFUNDED);
    cameBack(own("1"), 5_000, RefundReason.BUYER_CANCELLED);

    // when
    resolve("SUCCEEDED", "bank transfer");

    // then
    assertThat(refund().status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(accounts()).containsExactly("PROVIDER_FEES 100", "TENANT PAYABLE -100");
  }

  @Test
  void shouldPostWhatTheProviderHasTaken() {
    // given
    booking = bookers.awaitingPayment(world.offer(1));
    PaymentEvent captured = event(booking, Type.CAPTURED, 2);

    // when
    events.on(told(captured, captured.subject(), Money.of(320, "EUR"), null));
    events.on(
        told(event(booking, Type.CAPTURED, 3), captured.subject(), Money.of(999, "EUR"), null));
    back(re("1"), 1_000, RefundReason.MADE_AT_PROVIDER, PaymentStatus.PARTIALLY_REFUNDED, 4);

    // then
    assertThat(accounts()).contains("CLEARING -9000", "PROVIDER_FEES 320", "TENANT PENDING 7780");
  }

  @Test
  void shouldRefuseForGoodWhatNothingIsSoldAs() {
    // given
    PaymentEvent captured = event(booking, Type.CAPTURED, 3);

    // then
    assertThatThrownBy(() -> events.on(told(captured, new SubjectId("LOTTERY", "1"), null, null)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void refused() {
    requested(RefundStatus.FAILED);
  }

  private void requested(RefundStatus answer) {
    bookers.wantedNoMore(booking);
    job(() -> cancelConfirmed.cancel(booking.id()));
    payments.answerRefunds(answer);
    job(() -> refundPayment.refund(booking.id().subject()));
    payments.answerRefunds(RefundStatus.PENDING);
  }

  private ResolveRefund.Result resolve(String resolution, @Nullable String reference) {
    tasks.complete(
        INSTANCE,
        "Task_ResolveUnknown",
        "user_fin1",
        reference == null
            ? Map.of("resolution", resolution)
            : Map.of("resolution", resolution, "providerReference", reference));
    return job(
        () ->
            resolveRefund.resolve(
                booking.id().subject(), new StaffTask(INSTANCE, "Task_ResolveUnknown", ++version)));
  }

  private void back(String refundId, long cents, RefundReason reason, PaymentStatus status) {
    back(refundId, cents, reason, status, ++version);
  }

  private void back(
      String refundId, long cents, RefundReason reason, PaymentStatus status, long at) {
    tell(Type.REFUNDED, refundId, cents, reason, status, at);
  }

  private void cameBack(String refundId, long cents, RefundReason reason) {
    tell(Type.REFUND_FAILED, refundId, cents, reason, PaymentStatus.CAPTURED, ++version);
  }

  private void tell(
      Type type, String refundId, long cents, RefundReason reason, PaymentStatus status, long at) {
    PaymentEvent event = event(booking, type, at);
    RefundPart part = new RefundPart(refundId, Money.of(cents, "EUR"), reason);
    events.on(
        new PaymentEvent(
            event.eventId(),
            type,
            event.tenant(),
            event.payment(),
            event.subject(),
            1,
            status,
            at,
            null,
            part));
  }

  private static PaymentEvent told(
      PaymentEvent event, SubjectId subject, @Nullable Money fee, @Nullable RefundPart refund) {
    return new PaymentEvent(
        event.eventId(),
        event.type(),
        event.tenant(),
        event.payment(),
        subject,
        event.number(),
        event.status(),
        event.version(),
        fee,
        refund);
  }

  /** The provider's id of one of this booking's refunds. */
  private String re(String number) {
    return "re_" + number + "_" + booking.id().value();
  }

  private String own(String attempt) {
    return "refund_" + booking.id().value() + "_" + attempt;
  }

  private Booking now() {
    return bookers.now(booking);
  }

  private Refund refund() {
    return Objects.requireNonNull(now().refund());
  }

  private List<String> told() {
    return database.toldTheProcess(booking.id().value());
  }

  private Money quoted() {
    QuoteCancellation.Result result =
        Scopes.within(
            World.scope(buyer), () -> quote.quote(new Canceller(buyer, false), booking.id()));
    return ((QuoteCancellation.Result.Quoted) result).quote().refund();
  }

  private long posted(String type) {
    return database.count(
        "ledger_posting where type = ? and source_id = ?", type, booking.id().value());
  }

  private List<String> accounts() {
    return database.texts(
        """
        select concat_ws(' ', account, state, sum(amount)) from ledger_line l
        join ledger_posting p on p.id = l.posting_id where p.source_id = ?
        group by account, state having sum(amount) <> 0 order by 1""",
        booking.id().value());
  }
}
