package de.mojoinstitut.core.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.booking.Bookers;
import de.mojoinstitut.core.booking.Booking;
import de.mojoinstitut.core.dispute.DisputeEvent.Type;
import de.mojoinstitut.core.dispute.DisputeGateway.Answer;
import de.mojoinstitut.core.dispute.DisputeGateway.Outcome;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.core.task.StaffTask;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.FakePayments;
import de.mojoinstitut.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SuppressWarnings("NullAway.Init") // set before each test
class DisputeTest extends CoreTest {

  private static final long INSTANCE = 77;
  private static final String TASK = "Task_HandleDispute";

  @Autowired DisputeEvents events;
  @Autowired Disputes disputes;
  @Autowired ClaimDispute claimDispute;
  @Autowired AnswerDispute answerDispute;
  @Autowired Bookers bookers;
  @Autowired PlatformTransactionManager transactions;
  @Autowired FakeDisputeGateway gateway;
  private Booking booking;
  private String dispute;
  private PaymentId payment;
  private Instant answerBy;

  @BeforeEach
  void sell() {
    gateway.reset();
    booking = bookers.confirmed(world.offer(1));
    payment = FakePayments.paymentOf(booking.id().value());
    dispute = "dp_" + UUID.randomUUID();
    answerBy = clock.instant().plus(Duration.ofDays(14));
  }

  @Test
  void shouldHoldTheMoneyAndStartTheProcess() {
    // when
    tell(Type.OPENED);
    tell(Type.OPENED);

    // then
    assertThat(held()).isEqualTo(9_000);
    assertThat(postings()).containsExactly("DISPUTE_HOLD");
    assertThat(messages()).containsExactly("dispute.opened:" + dispute);
    assertThat(
            database.texts(
                "select payload from outbox where message_id = ?", "dispute.opened:" + dispute))
        .singleElement()
        .asString()
        .contains(booking.number(), "\"answerBy\":\"" + answerBy, "DACH", "tenant_anna");
    assertThat(hasOpen(World.ANNA)).isTrue();
    assertThat(hasOpen(World.BEN)).isFalse();
  }

  @Test
  void shouldGiveTheSharesBackWhenItIsWon() {
    // given
    tell(Type.OPENED);

    // when
    tell(Type.WON);
    tell(Type.WON);

    // then
    assertThat(held()).isZero();
    assertThat(postings()).containsExactly("DISPUTE_HOLD", "DISPUTE_WON");
    assertThat(messages())
        .containsExactly("dispute.opened:" + dispute, "dispute.closed:" + dispute);
    assertThat(isOpen()).isFalse();
  }

  @Test
  void shouldLoseTheSharesWhenItIsLost() {
    // given
    tell(Type.OPENED);

    // when
    tell(Type.LOST);

    // then
    assertThat(held()).isZero();
    assertThat(postings()).contains("DISPUTE_HOLD", "DISPUTE_LOST");
    assertThat(messages()).endsWith("dispute.closed:" + dispute);
    assertThat(isOpen()).isFalse();
  }

  @Test
  void shouldRefuseWhatItKnowsNothingOf() {
    assertThatThrownBy(() -> tell(Type.WON)).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> events.on(event(Type.OPENED, new TenantId("tenant_ravi"), payment)))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void shouldWaitForTheNewsOfThePayment() {
    // given
    PaymentId unheard = new PaymentId("pay_unheard_" + dispute);

    // when
    assertThatThrownBy(() -> events.on(event(Type.OPENED, World.ANNA, unheard)))
        .isInstanceOf(IllegalStateException.class);

    // then
    assertThat(postings()).isEmpty();
    assertThat(messages()).isEmpty();
  }

  @Test
  void shouldBelongToOneInstance() {
    // given
    tell(Type.OPENED);

    // then
    assertThat(claim(INSTANCE)).isTrue();
    assertThat(claim(INSTANCE)).isTrue();
    assertThat(claim(INSTANCE + 1)).isFalse();
  }

  @Test
  void shouldNotBeClaimedOnceItIsClosed() {
    // given
    tell(Type.OPENED);
    tell(Type.WON);

    // then
    assertThat(claim(INSTANCE)).isFalse();
  }

  @Test
  void shouldContestWithTheFactsOfTheBooking() {
    // given
    tell(Type.OPENED);
    complete("user_fin1", "CONTEST");

    // when
    boolean answered = answer(1);

    // then
    assertThat(answered).isTrue();
    Answer answer = gateway.answers().getFirst();
    assertThat(answer.outcome()).isEqualTo(Outcome.CONTEST);
    assertThat(answer.evidence())
        .contains(booking.number(), "CONFIRMED", "PAYMENT_CAPTURED", "service from 2026-")
        .doesNotContain(booking.terms().buyer().value(), "Atmen");
  }

  @Test
  void shouldSayTheSameAgainWhenTheReplyWasLost() {
    // given
    tell(Type.OPENED);
    complete("user_fin1", "CONTEST");
    gateway.loseTheNextReply();

    // when
    assertThatThrownBy(() -> answer(1)).isInstanceOf(OutsideUnavailableException.class);
    database.execute(
        "insert into booking_event (booking_id, at, event) select booking_id, at, 'REFUNDED' from booking_event where booking_id = ? limit 1",
        booking.id().value());
    boolean answered = answer(1);

    // then
    assertThat(answered).isTrue();
    assertThat(gateway.answers()).hasSize(2);
    assertThat(gateway.answers().get(1)).isEqualTo(gateway.answers().get(0));
  }

  @Test
  void shouldGiveInWithoutAWord() {
    // given
    tell(Type.OPENED);
    complete("user_fin2", "ACCEPT");

    // when
    answer(1);

    // then
    assertThat(gateway.answers()).containsExactly(new Answer(Outcome.ACCEPT, ""));
  }

  @Test
  void shouldNotListenToWhoMayNotDecide() {
    // given
    tell(Type.OPENED);
    complete("user_ops", "ACCEPT");

    // when
    boolean first = answer(1);

    // then
    assertThat(first).isFalse();
    assertThat(gateway.answers()).isEmpty();

    // and when
    complete("user_fin1", "CONTEST");

    // then
    assertThat(answer(2)).isTrue();
    assertThat(gateway.answers()).hasSize(1);
  }

  @Test
  void shouldNotListenToWhoServesAnotherRegion() {
    // given
    tasks.give("user_fin1", Role.FINANCE, new RegionCode("US"));
    tell(Type.OPENED);
    complete("user_fin1", "ACCEPT");

    // then
    assertThat(answer(1)).isFalse();
    assertThat(gateway.answers()).isEmpty();
  }

  @Test
  void shouldAskAgainWhereNothingWasDecided() {
    // given
    tell(Type.OPENED);
    complete("user_fin1", "PERHAPS");

    // then
    assertThat(answer(1)).isFalse();
    assertThat(gateway.answers()).isEmpty();
  }

  @Test
  void shouldLeaveAClosedDisputeAlone() {
    // given
    tell(Type.OPENED);
    complete("user_fin1", "CONTEST");
    tell(Type.LOST);

    // then
    assertThat(answer(1)).isTrue();
    assertThat(gateway.answers()).isEmpty();
  }

  @Test
  void shouldShowADisputeToItsTenantAndRegionOnly() {
    // given
    tell(Type.OPENED);

    // then
    assertThat(Scopes.within(Scope.workerOfTenant("tenant_anna"), this::isThere)).isTrue();
    assertThat(Scopes.within(Scope.worker("DACH"), this::isThere)).isTrue();
    assertThat(Scopes.within(Scope.worker("INDIEN"), this::isThere)).isFalse();
    assertThat(Scopes.within(Scope.workerOfTenant("tenant_ben"), this::isThere)).isFalse();
  }

  private boolean isThere() {
    return Objects.requireNonNull(
        new TransactionTemplate(transactions)
            .execute(status -> disputes.find(dispute).isPresent()));
  }

  private void tell(Type type) {
    events.on(event(type, World.ANNA, payment));
  }

  private DisputeEvent event(Type type, TenantId tenant, PaymentId about) {
    return new DisputeEvent(
        "evt_" + UUID.randomUUID(),
        type,
        tenant,
        about,
        booking.id().subject(),
        dispute,
        Money.of(10_000, "EUR"),
        Money.of(2_000, "EUR"),
        answerBy);
  }

  private boolean claim(long instance) {
    return Bookers.job(() -> claimDispute.claim(dispute, instance));
  }

  private void complete(@Nullable String login, String outcome) {
    tasks.complete(INSTANCE, TASK, login, Map.of("outcome", outcome));
  }

  private boolean answer(long visit) {
    return Bookers.job(() -> answerDispute.answer(dispute, new StaffTask(INSTANCE, TASK, visit)));
  }

  private boolean hasOpen(TenantId tenant) {
    return Bookers.job(() -> disputes.hasOpen(tenant));
  }

  private boolean isOpen() {
    return database.texts("select status from dispute where id = ?", dispute).contains("OPEN");
  }

  private long held() {
    return Long.parseLong(
        database
            .texts(
                """
                select coalesce(sum(l.amount), 0)::text from ledger_line l join ledger_posting p on p.id = l.posting_id
                where p.payment_id = ? and l.account = 'TENANT' and l.state = 'HELD'""",
                payment.value())
            .getFirst());
  }

  private List<String> postings() {
    return database.texts(
        "select type from ledger_posting where payment_id = ? and type like 'DISPUTE%' order by id",
        payment.value());
  }

  private List<String> messages() {
    return database.texts("select message_id from outbox where key = ? order by id", dispute);
  }
}
