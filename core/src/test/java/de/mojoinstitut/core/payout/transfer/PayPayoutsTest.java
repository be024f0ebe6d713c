package de.mojoinstitut.core.payout.transfer;

import static de.mojoinstitut.core.ledger.Books.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.ledger.Books;
import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.ledger.PostDispute;
import de.mojoinstitut.core.ledger.PostRefund;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payout.run.Payout;
import de.mojoinstitut.core.payout.run.Payout.Reason;
import de.mojoinstitut.core.payout.run.Payout.Status;
import de.mojoinstitut.core.payout.run.PayoutId;
import de.mojoinstitut.core.payout.run.PayoutRunId;
import de.mojoinstitut.core.payout.run.Runs;
import de.mojoinstitut.core.payout.transfer.PayoutGateway.ProviderStatus;
import de.mojoinstitut.core.testing.CoreTest;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A tenant with 88.25 and a distributor with 2.00 payable, and a run that is about to pay. */
@SuppressWarnings("NullAway.Init") // set before each test
class PayPayoutsTest extends CoreTest {

  @Autowired Runs runs;
  @Autowired Books books;
  @Autowired PostDispute disputes;
  private Shop shop;
  private PaymentId sale;
  private PayoutRunId run;
  private PayoutId payout;

  @BeforeEach
  void start() {
    shop = runs.shop();
    sale = runs.earned(shop, 10_000);
    run = runs.started(shop);
    payout = runs.toTenant(shop, run);
  }

  private Payout now() {
    return runs.payout(shop, payout);
  }

  private void isSkippedFor(Reason reason) {
    assertThat(runs.check(shop, payout)).isEqualTo(CheckPayout.Result.SKIPPED);
    assertThat(now().reason()).isEqualTo(reason);
    assertThat(runs.check(shop, payout)).isEqualTo(CheckPayout.Result.SKIPPED);
    assertThat(provider.orders()).isEmpty();
    assertThat(books.balance(shop, shop.seller()).getLast()).isZero();
  }

  @Test
  void shouldReserveOrderAndSettle() {
    // when
    assertThat(runs.due(shop, run)).containsExactly(payout);
    assertThat(runs.check(shop, payout)).isEqualTo(CheckPayout.Result.CLEAR);
    assertThat(runs.transfer(shop, payout)).isEqualTo(TransferPayout.Result.ORDERED);

    // then
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 0L, 0L, 8_825L);
    runs.tell(now(), PayoutEvent.Type.PAID);
    assertThat(now().status()).isEqualTo(Status.PAID);
    assertThat(now().providerReference()).isEqualTo("tr_" + payout.value());
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 0L, 0L, 0L);
    assertThat(database.toldTheProcess(payout.value())).containsExactly(PayoutMessages.PAID);
    assertThat(runs.transferredTo(shop.tenant().value())).isEqualTo(8_825);
  }

  @Test
  void shouldPayALineOnceOverManyRuns() {
    // given
    runs.paid(shop);
    runs.transfer(shop, payout);
    runs.tell(now(), PayoutEvent.Type.PAID);

    // when
    PayoutRunId next = runs.requested(shop, false);

    // then
    assertThat(runs.collected(shop, next).nothingToPay()).isTrue();
    assertThat(runs.transferredTo(shop.tenant().value())).isEqualTo(8_825);
  }

  @Test
  void shouldAskForTheSameTransferAfterACrashBetweenCallAndAnswer() {
    // given
    provider.goDown();
    assertThatThrownBy(() -> runs.transfer(shop, payout))
        .isInstanceOf(OutsideUnavailableException.class);
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 0L, 0L, 8_825L);
    provider.comeBack();

    // when
    assertThat(runs.transfer(shop, payout)).isEqualTo(TransferPayout.Result.ORDERED);

    // then
    assertThat(provider.orders()).hasSize(2).containsOnly(provider.orders().getFirst());
    assertThat(provider.transfers()).hasSize(1);
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 0L, 0L, 8_825L);
  }

  @Test
  void shouldNotGiveTheLinesOfAnOpenPayoutToAnotherRun() {
    // given
    runs.transfer(shop, payout);

    // then
    assertThat(runs.collected(shop, runs.requested(shop, false)).nothingToPay()).isTrue();
  }

  @Test
  void shouldSettleByTheEventWhatTheProviderDidNotKnow() {
    // given
    provider.answer(ProviderStatus.UNKNOWN);
    assertThat(runs.transfer(shop, payout)).isEqualTo(TransferPayout.Result.ORDERED);
    assertThat(now().status()).isEqualTo(Status.UNKNOWN);

    // when
    runs.tell(now(), PayoutEvent.Type.PAID);
    runs.tell(now(), PayoutEvent.Type.PAID);

    // then
    assertThat(now().status()).isEqualTo(Status.PAID);
    assertThat(database.toldTheProcess(payout.value())).containsExactly(PayoutMessages.PAID);
  }

  @ParameterizedTest
  @EnumSource(ProviderStatus.class)
  void shouldBelieveTheEventMoreThanTheAnswerItOvertook(ProviderStatus answer) {
    // given
    provider.answer(answer);
    provider.meanwhile(() -> runs.tell(now(), PayoutEvent.Type.PAID));

    // when
    TransferPayout.Result result = runs.transfer(shop, payout);

    // then
    assertThat(result).isEqualTo(TransferPayout.Result.ORDERED);
    assertThat(now().status()).isEqualTo(Status.PAID);
  }

  @Test
  void shouldMakeARefusedPayoutPayableAgain() {
    // given
    provider.answer(ProviderStatus.FAILED);

    // when
    assertThat(runs.transfer(shop, payout)).isEqualTo(TransferPayout.Result.FAILED);
    assertThat(runs.transfer(shop, payout)).isEqualTo(TransferPayout.Result.FAILED);
    runs.tell(now(), PayoutEvent.Type.FAILED);

    // then
    assertThat(now().reason()).isEqualTo(Reason.PROVIDER_REFUSED);
    assertThat(provider.orders()).hasSize(1);
    provider.answer(ProviderStatus.PENDING);
    runs.paid(shop);
    assertThat(runs.transferredTo(shop.tenant().value())).isEqualTo(8_825);
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 0L, 0L, 0L);
  }

  @Test
  void shouldTellTheProcessThatTheProviderFailedLater() {
    // given
    runs.transfer(shop, payout);

    // when
    runs.tell(now(), PayoutEvent.Type.FAILED);

    // then
    assertThat(now().status()).isEqualTo(Status.FAILED);
    assertThat(database.toldTheProcess(payout.value())).containsExactly(PayoutMessages.FAILED);
    // final, so that the event goes to the dead letters and holds up no other payout
    assertThatThrownBy(() -> runs.tell(now(), PayoutEvent.Type.PAID))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is FAILED");
  }

  @Test
  void shouldTakeAnEventForItsPayeeOnly() {
    // given
    runs.transfer(shop, payout);
    Payout other = now();

    // then
    assertThatThrownBy(
            () ->
                runs.tell(
                    new Payout(
                        other.id(),
                        other.run(),
                        runs.another(shop).seller(),
                        other.amount(),
                        1,
                        Status.PENDING,
                        null,
                        null,
                        null,
                        other.createdAt()),
                    PayoutEvent.Type.PAID))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void shouldPayTheDistributorToo() {
    // given
    for (int i = 0; i < 5; i++) {
      runs.earned(shop, 10_000);
    }

    // when
    runs.paid(shop);

    // then
    assertThat(runs.transferredTo(shop.distributor().id())).isEqualTo(1_200);
    assertThat(books.balance(shop, shop.distributor())).containsExactly(0L, 0L, 0L, 0L);
  }

  @Test
  void shouldSkipWhereARefundCameBetweenCollectingAndPaying() {
    // given
    books.refund(shop, sale, 5_000, PostRefund.Cause.BUYER_CANCELLED);

    // then
    isSkippedFor(Reason.BALANCE_CHANGED);
    PayoutRunId next = runs.started(shop);
    assertThat(runs.payout(shop, runs.toTenant(shop, next)).amount()).isEqualTo(eur(8_825 - 4_500));
  }

  @Test
  void shouldSkipWhereARefundCameBetweenGateAndReservation() {
    // given
    runs.check(shop, payout);
    books.refund(shop, sale, 5_000, PostRefund.Cause.BUYER_CANCELLED);

    // then
    assertThat(runs.transfer(shop, payout)).isEqualTo(TransferPayout.Result.SKIPPED);
    assertThat(now().reason()).isEqualTo(Reason.BALANCE_CHANGED);
    assertThat(provider.orders()).isEmpty();
  }

  @Test
  void shouldNetARefundAfterThePayoutWithTheNext() {
    // given
    runs.transfer(shop, payout);
    runs.tell(now(), PayoutEvent.Type.PAID);
    books.refund(shop, sale, 10_000, PostRefund.Cause.SELLER_CANCELLED);
    assertThat(runs.collected(shop, runs.requested(shop, false)).nothingToPay()).isTrue();

    // when
    runs.earned(shop, 20_000);
    runs.paid(shop);

    // then 176.75 less the refunded 90.00 plus platform fee 10.00
    assertThat(runs.transferredTo(shop.tenant().value())).isEqualTo(8_825 + 17_675 - 9_000);
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 0L, 0L, 0L);
  }

  @Test
  void shouldSkipAnAccountThatIsNotActive() {
    // given
    provider.account(shop.tenant().value(), false, clock.instant().minus(Duration.ofDays(99)));

    // then
    isSkippedFor(Reason.ACCOUNT_NOT_ACTIVE);
  }

  @Test
  void shouldSkipAnAccountWithoutABank() {
    // given
    provider.account(shop.tenant().value(), true, null);

    // then
    isSkippedFor(Reason.ACCOUNT_NOT_ACTIVE);
  }

  @Test
  void shouldSkipBankDetailsThatAreTooNew() {
    // given
    provider.account(
        shop.tenant().value(), true, clock.instant().minus(Duration.ofDays(7)).plusSeconds(1));

    // then
    isSkippedFor(Reason.BANK_DETAILS_CHANGED);
  }

  @Test
  void shouldTakeBankDetailsThatAreOldEnough() {
    // given
    provider.account(shop.tenant().value(), true, clock.instant().minus(Duration.ofDays(7)));

    // then
    assertThat(runs.check(shop, payout)).isEqualTo(CheckPayout.Result.CLEAR);
  }

  @ParameterizedTest
  @EnumSource(PausePayouts.By.class)
  void shouldSkipWhoIsPaused(PausePayouts.By by) {
    // given
    database.execute(
        "insert into payout_pause values ('TENANT', ?, ?, ?, true, 'user_x', current_timestamp)",
        shop.tenant().value(),
        shop.region().value(),
        by.name());

    // then
    isSkippedFor(
        switch (by) {
          case TENANT -> Reason.PAUSED_BY_TENANT;
          case FINANCE -> Reason.PAUSED_BY_FINANCE;
        });
  }

  @Test
  void shouldSkipATenantWithAnOpenDispute() {
    // given another sale, not delivered, is disputed
    PaymentId disputed = books.sold(shop, 10_000);
    shop.job(
        () -> disputes.hold(books.newId("dp"), disputed, eur(10_000), eur(0), clock.instant()));

    // then
    isSkippedFor(Reason.OPEN_DISPUTE);
  }

  @Test
  void shouldNotSkipADistributorForADispute() {
    // given
    for (int i = 0; i < 5; i++) {
      runs.earned(shop, 10_000);
    }
    PaymentId disputed = books.sold(shop, 10_000);
    shop.job(
        () -> disputes.hold(books.newId("dp"), disputed, eur(10_000), eur(0), clock.instant()));

    // when
    runs.paid(shop);

    // then
    assertThat(runs.transferredTo(shop.distributor().id())).isEqualTo(1_200);
    assertThat(runs.transferredTo(shop.tenant().value())).isZero();
  }
}
