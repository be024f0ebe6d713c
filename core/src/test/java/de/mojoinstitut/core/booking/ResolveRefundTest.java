package de.mojoinstitut.core.booking;

import static de.mojoinstitut.core.booking.Bookers.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.payment.PaymentEvent.Type;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.payment.Refund;
import de.mojoinstitut.core.payment.RefundPayment;
import de.mojoinstitut.core.payment.ResolveRefund;
import de.mojoinstitut.core.payment.ResolveRefund.Result;
import de.mojoinstitut.core.task.StaffTask;
import de.mojoinstitut.core.testing.CoreTest;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class ResolveRefundTest extends CoreTest {

  private static final String TASK = "Task_ResolveUnknown";
  private static final long INSTANCE = 77;
  private static final long VISIT = 78;

  @Autowired Bookers bookers;
  @Autowired ResolveRefund resolveRefund;
  @Autowired RefundPayment refundPayment;
  @Autowired CancelConfirmedBooking cancelConfirmed;

  @BeforeEach
  void nobodyHasDecided() {
    tasks.reset();
  }

  @Test
  void shouldWaitForADecisionThatIsNotVisibleYet() {
    // given
    Booking booking = refused();

    // then
    assertThatThrownBy(() -> resolve(booking, VISIT))
        .isInstanceOf(OutsideUnavailableException.class);
  }

  @Test
  void shouldPostWhatFinanceHasSeenAtTheProvider() {
    // given
    Booking booking = refused();
    decide("user_fin1", Map.of("resolution", "SUCCEEDED", "providerReference", "re_123"));

    // when
    Result first = resolve(booking, VISIT);
    Result second = resolve(booking, VISIT);

    // then
    Refund refund = refund(booking);
    assertThat(first).isEqualTo(Result.SUCCEEDED);
    assertThat(second).isEqualTo(first);
    assertThat(refund.status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(refund.reference()).isEqualTo("re_123");
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.REFUNDED);
    assertThat(posted(booking)).isEqualTo(1);
  }

  @Test
  void shouldNotPostItAgainWhenTheProviderTellsOfItAfterAll() {
    // given
    Booking booking = refused();
    decide("user_fin1", Map.of("resolution", "SUCCEEDED", "providerReference", "re_123"));
    resolve(booking, VISIT);

    // when
    bookers.tell(bookers.now(booking), Type.REFUNDED, 5);

    // then
    assertThat(posted(booking)).isEqualTo(1);
    assertThat(bookers.timeline(booking)).containsOnlyOnce(BookingEvent.Type.REFUNDED);
    assertThat(refund(booking).reference()).isEqualTo("re_123");
  }

  @Test
  void shouldOpenOneNewAttemptHoweverOftenTheJobRuns() {
    // given
    Booking booking = refused();
    String before = refund(booking).refundId();
    decide("user_fin1", Map.of("resolution", "FAILED"));

    // when
    Result first = resolve(booking, VISIT);
    String attempt = refund(booking).refundId();
    Result second = resolve(booking, VISIT);
    payments.answerRefunds(RefundStatus.PENDING);
    RefundPayment.Result asked = job(() -> refundPayment.refund(booking.id().subject()));

    // then
    assertThat(first).isEqualTo(Result.FAILED);
    assertThat(second).isEqualTo(first);
    assertThat(attempt).isNotEqualTo(before).isEqualTo(refund(booking).refundId());
    assertThat(asked).isEqualTo(RefundPayment.Result.REQUESTED);
    assertThat(payments.refunds().getLast().refundId()).isEqualTo(attempt);
    assertThat(payments.refunds().getLast().amount()).isEqualTo(booking.terms().price());
  }

  @Test
  void shouldTakeTheSuccessOfAnEarlierAttemptForTheWhole() {
    // given
    Booking booking = refused();
    Booking early = bookers.now(booking);
    decide("user_fin1", Map.of("resolution", "FAILED"));
    resolve(booking, VISIT);

    // when
    bookers.tell(early, Type.REFUNDED, 5);

    // then
    assertThat(refund(booking).status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(database.toldTheProcess(booking.id().value()))
        .endsWith(BookingMessages.PAYMENT_REFUNDED);
  }

  @Test
  void shouldNotTakeTheWordOfSomebodyWhoIsNotFinance() {
    // given
    Booking booking = refused();
    decide("user_ops", Map.of("resolution", "SUCCEEDED"));

    // then
    assertThat(resolve(booking, VISIT)).isEqualTo(Result.NOT_ALLOWED);
    assertThat(refund(booking).status()).isEqualTo(RefundStatus.FAILED);
    assertThatThrownBy(() -> resolve(booking, VISIT + 1))
        .isInstanceOf(OutsideUnavailableException.class);
  }

  @Test
  void shouldAskAgainWhereNothingWasDecided() {
    // given
    Booking booking = refused();
    decide("user_fin1", Map.of("providerReference", "re_unsaid"));

    // then
    assertThat(resolve(booking, VISIT)).isEqualTo(Result.NOT_ALLOWED);
    assertThat(refund(booking).status()).isEqualTo(RefundStatus.FAILED);
  }

  private void decide(String login, Map<String, Object> variables) {
    tasks.complete(INSTANCE, TASK, login, variables);
  }

  @Test
  void shouldGiveUpTheOldAttemptOnceBeforeTheNextOne() {
    // given
    Booking booking = requested(RefundStatus.UNKNOWN);
    String before = refund(booking).refundId();
    decide("user_fin1", Map.of("resolution", "FAILED"));

    // when
    Result first = resolve(booking, VISIT);
    Result second = resolve(booking, VISIT);

    // then
    assertThat(first).isEqualTo(Result.FAILED);
    assertThat(second).isEqualTo(first);
    assertThat(payments.abandoned()).containsExactly(before);
    assertThat(refund(booking).refundId()).isNotEqualTo(before);
  }

  @Test
  void shouldNotGiveUpWhatHasFailedAnyway() {
    // given
    Booking booking = refused();
    decide("user_fin1", Map.of("resolution", "FAILED"));

    // when
    Result result = resolve(booking, VISIT);

    // then
    assertThat(result).isEqualTo(Result.FAILED);
    assertThat(payments.abandoned()).isEmpty();
  }

  @Test
  void shouldBelieveTheProviderMoreThanWhatFinanceSays() {
    // given
    Booking booking = requested(RefundStatus.UNKNOWN);
    String before = refund(booking).refundId();
    decide("user_fin1", Map.of("resolution", "FAILED"));
    payments.answerAbandonments(RefundStatus.SUCCEEDED);

    // when
    Result result = resolve(booking, VISIT);

    // then
    assertThat(result).isEqualTo(Result.SUCCEEDED);
    assertThat(refund(booking).refundId()).isEqualTo(before);
    assertThat(refund(booking).status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(posted(booking)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = RefundStatus.class,
      names = {"PENDING", "UNKNOWN"})
  void shouldMakeNoAttemptWhileTheOldOneMaySucceed(RefundStatus fate) {
    // given
    Booking booking = requested(fate);
    String before = refund(booking).refundId();
    decide("user_fin1", Map.of("resolution", "FAILED"));
    payments.answerAbandonments(fate);

    // then
    assertThatThrownBy(() -> resolve(booking, VISIT))
        .isInstanceOf(OutsideUnavailableException.class);
    assertThat(refund(booking).refundId()).isEqualTo(before);
  }

  @Test
  void shouldMakeNoAttemptWhileNobodyAnswersAndThenGoOn() {
    // given
    Booking booking = requested(RefundStatus.UNKNOWN);
    String before = refund(booking).refundId();
    decide("user_fin1", Map.of("resolution", "FAILED"));
    payments.goDown();
    assertThatThrownBy(() -> resolve(booking, VISIT))
        .isInstanceOf(OutsideUnavailableException.class);
    assertThat(refund(booking).refundId()).isEqualTo(before);

    // when
    payments.comeBack();

    // then
    assertThat(resolve(booking, VISIT)).isEqualTo(Result.FAILED);
    assertThat(refund(booking).refundId()).isNotEqualTo(before);
  }

  private Booking refused() {
    return requested(RefundStatus.FAILED);
  }

  private Booking requested(RefundStatus answer) {
    Booking booking = bookers.wantedNoMore(bookers.confirmed(world.offer(1)));
    job(() -> cancelConfirmed.cancel(booking.id()));
    payments.answerRefunds(answer);
    job(() -> refundPayment.refund(booking.id().subject()));
    return booking;
  }

  private Result resolve(Booking booking, long visit) {
    return job(
        () -> resolveRefund.resolve(booking.id().subject(), new StaffTask(INSTANCE, TASK, visit)));
  }

  private Refund refund(Booking booking) {
    return Objects.requireNonNull(bookers.now(booking).refund());
  }

  private long posted(Booking booking) {
    return database.count(
        "ledger_posting where type = 'REFUND' and source_id = ?", booking.id().value());
  }
}
