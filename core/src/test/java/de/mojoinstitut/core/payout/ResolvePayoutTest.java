package de.mojoinstitut.core.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.ledger.Books;
import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.payout.Payout.Status;
import de.mojoinstitut.core.payout.PayoutGateway.ProviderStatus;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.core.task.StaffTask;
import de.mojoinstitut.core.testing.CoreTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What finance says of a payout whose end nobody knows: 88.25 for a tenant, in a run that pays. */
@SuppressWarnings("NullAway.Init") // set before each test
class ResolvePayoutTest extends CoreTest {

  private static final String TASK = "Task_Unknown";

  @Autowired Runs runs;
  @Autowired Books books;
  @Autowired ResolvePayout resolve;
  private Shop shop;
  private PayoutId payout;

  @BeforeEach
  void start() {
    shop = runs.shop();
    runs.earned(shop, 10_000);
    payout = runs.toTenant(shop, runs.started(shop));
  }

  private Payout now() {
    return runs.payout(shop, payout);
  }

  @Test
  void shouldLetFinanceSayHowAnUnknownPayoutEnded() {
    // given
    provider.answer(ProviderStatus.UNKNOWN);
    runs.transfer(shop, payout);
    long instance = Runs.newKey();
    tasks.complete(instance, TASK, "user_ops", Map.of("resolution", "FAILED"));
    assertThat(resolve(instance, 1)).isEqualTo(ResolvePayout.Result.NOT_ALLOWED);
    assertThat(resolve(instance, 1)).isEqualTo(ResolvePayout.Result.NOT_ALLOWED);

    // when
    tasks.complete(
        instance,
        TASK,
        "user_fin2",
        Map.of("resolution", "SUCCEEDED", "providerReference", "tr_found"));

    // then
    assertThat(resolve(instance, 2)).isEqualTo(ResolvePayout.Result.SUCCEEDED);
    assertThat(resolve(instance, 2)).isEqualTo(ResolvePayout.Result.SUCCEEDED);
    assertThat(now().providerReference()).isEqualTo("tr_found");
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 0L, 0L, 0L);
    runs.tell(now(), PayoutEvent.Type.PAID);
  }

  @Test
  void shouldNotListenToFinanceOfAnotherRegion() {
    // given
    tasks.give("user_fin2", Role.FINANCE, new RegionCode("US"));
    long instance = failedAccordingToFinance();

    // then
    assertThat(resolve(instance, 1)).isEqualTo(ResolvePayout.Result.NOT_ALLOWED);
    assertThat(provider.abandoned()).isEmpty();
  }

  @Test
  void shouldBelieveTheEventMoreThanWhatFinanceSays() {
    // given
    runs.transfer(shop, payout);
    long instance = Runs.newKey();
    tasks.complete(instance, TASK, "user_fin2", Map.of("resolution", "FAILED"));
    runs.tell(now(), PayoutEvent.Type.PAID);

    // then
    assertThat(resolve(instance, 1)).isEqualTo(ResolvePayout.Result.SUCCEEDED);
  }

  @Test
  void shouldFreeTheLinesOnceThePayoutIsGivenUpAtTheProvider() {
    // given
    long instance = failedAccordingToFinance();

    // when
    ResolvePayout.Result first = resolve(instance, 1);
    ResolvePayout.Result second = resolve(instance, 1);

    // then
    assertThat(first).isEqualTo(ResolvePayout.Result.FAILED);
    assertThat(second).isEqualTo(first);
    assertThat(provider.abandoned()).containsExactly(payout.value());
    runs.tell(now(), PayoutEvent.Type.FAILED);
    provider.answer(ProviderStatus.PENDING);
    runs.paid(shop);
    assertThat(runs.transferredTo(shop.tenant().value())).isEqualTo(8_825);
  }

  @Test
  void shouldBelieveTheProviderMoreThanWhatFinanceSays() {
    // given
    long instance = failedAccordingToFinance();
    provider.answerAbandonments(ProviderStatus.PAID);

    // when
    ResolvePayout.Result result = resolve(instance, 1);

    // then
    assertThat(result).isEqualTo(ResolvePayout.Result.SUCCEEDED);
    assertThat(now().status()).isEqualTo(Status.PAID);
    assertThat(books.balance(shop, shop.seller())).containsExactly(0L, 0L, 0L, 0L);
    runs.tell(now(), PayoutEvent.Type.PAID);
    assertThat(runs.collected(shop, runs.requested(shop, false)).nothingToPay()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = ProviderStatus.class,
      names = {"PENDING", "UNKNOWN"})
  void shouldWaitWhileThePayoutCannotBeGivenUp(ProviderStatus fate) {
    // given
    long instance = failedAccordingToFinance();
    provider.answerAbandonments(fate);

    // then
    assertThatThrownBy(() -> resolve(instance, 1)).isInstanceOf(OutsideUnavailableException.class);
    assertThat(now().status()).isEqualTo(Status.UNKNOWN);
    assertThat(runs.collected(shop, runs.requested(shop, false)).nothingToPay()).isTrue();
  }

  @Test
  void shouldFreeNothingWhileNobodyAnswersAndThenGoOn() {
    // given
    long instance = failedAccordingToFinance();
    provider.goDown();
    assertThatThrownBy(() -> resolve(instance, 1)).isInstanceOf(OutsideUnavailableException.class);
    assertThat(now().status()).isEqualTo(Status.UNKNOWN);

    // when
    provider.comeBack();

    // then
    assertThat(resolve(instance, 1)).isEqualTo(ResolvePayout.Result.FAILED);
  }

  private long failedAccordingToFinance() {
    provider.answer(ProviderStatus.UNKNOWN);
    runs.transfer(shop, payout);
    long instance = Runs.newKey();
    tasks.complete(instance, TASK, "user_fin2", Map.of("resolution", "FAILED"));
    return instance;
  }

  private ResolvePayout.Result resolve(long instance, long visit) {
    return shop.job(() -> resolve.resolve(payout, new StaffTask(instance, TASK, visit)));
  }
}
