package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Event;
import com.stripe.model.Payout;
import com.stripe.param.PayoutCreateParams;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayoutTest {

  private static final Tariff SLOW = new Tariff(150, 25, 2_000, Duration.ZERO, Duration.ofDays(2));

  @TempDir Path data;
  private Sandboxed sandbox;
  private String account;

  @BeforeEach
  void start() throws StripeException {
    sandbox = new Sandboxed(data, SLOW);
    sandbox.paidSession();
    account = sandbox.account().getId();
    sandbox.stripe.v1().transfers().create(Sandboxed.transfer(account, 5_000).build());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Payout payOut(long amount) throws StripeException {
    return sandbox
        .stripe
        .v1()
        .payouts()
        .create(
            PayoutCreateParams.builder().setAmount(amount).setCurrency("eur").build(),
            Sandboxed.as(account));
  }

  private Payout now(Payout payout) throws StripeException {
    return sandbox.stripe.v1().payouts().retrieve(payout.getId(), Sandboxed.as(account));
  }

  private Account ofAccount() throws StripeException {
    return sandbox.stripe.v1().accounts().retrieve(account);
  }

  private InvalidRequestException refused(long amount) {
    return catchThrowableOfType(InvalidRequestException.class, () -> payOut(amount));
  }

  @Test
  void shouldReachTheBankWhenItsTimeHasCome() throws StripeException {
    // given
    Payout payout = payOut(3_000);
    assertThat(payout.getStatus()).isEqualTo("pending");

    // when
    sandbox.clock.advance(Duration.ofDays(2));

    // then
    assertThat(now(payout).getStatus()).isEqualTo("paid");
    assertThat(sandbox.balance(account)).containsExactly(2_000L, 0L);
    assertThat(payout.getDestination())
        .isEqualTo(ofAccount().getExternalAccounts().getData().getFirst().getId());
    await().untilAsserted(() -> assertThat(sandbox.receiver.types()).contains("payout.paid"));
    assertThat(sandbox.receiver.events())
        .filteredOn(event -> event.getType().startsWith("payout."))
        .extracting(Event::getAccount)
        .containsOnly(account);
  }

  @Test
  void shouldComeBackAndStopPayoutsUntilThereIsAnotherBankAccount() throws StripeException {
    // given
    Payout payout = payOut(3_000);
    sandbox.trouble("{\"kind\": \"payout_fails\"}");
    sandbox.clock.advance(Duration.ofDays(2));
    assertThat(now(payout).getFailureCode()).isEqualTo("account_closed");
    assertThat(sandbox.balance(account)).containsExactly(5_000L, 0L);
    assertThat(refused(1_000).getCode()).isEqualTo("payouts_not_allowed");

    // when
    sandbox.post("/_sandbox/accounts/" + account + "/bank", "{\"last4\": \"7777\"}");

    // then
    assertThat(ofAccount().getPayoutsEnabled()).isTrue();
    assertThat(payOut(1_000).getDestination()).isNotEqualTo(payout.getDestination());
    await()
        .untilAsserted(
            () ->
                assertThat(sandbox.receiver.types())
                    .contains("payout.failed", "account.external_account.created"));
  }

  @Test
  void shouldFailAfterTheBankHadTakenIt() throws StripeException {
    // given
    Payout payout = payOut(3_000);
    sandbox.clock.advance(Duration.ofDays(2));

    // when
    sandbox.post("/_sandbox/payouts/" + payout.getId() + "/settle", "{\"outcome\": \"failed\"}");

    // then
    assertThat(now(payout).getStatus()).isEqualTo("failed");
    assertThat(sandbox.balance(account)).containsExactly(5_000L, 0L);
  }

  @Test
  void shouldGiveACanceledPayoutBack() throws StripeException {
    // given
    Payout payout = payOut(3_000);

    // when
    sandbox.stripe.v1().payouts().cancel(payout.getId(), Sandboxed.as(account));

    // then
    assertThat(now(payout).getStatus()).isEqualTo("canceled");
    assertThat(sandbox.balance(account)).containsExactly(5_000L, 0L);
  }

  @Test
  void shouldRefuseMoreThanTheAccountHas() {
    assertThat(refused(5_001).getCode()).isEqualTo("balance_insufficient");
  }

  @Test
  void shouldRefuseWhileTheAccountIsRestricted() throws StripeException {
    // given
    sandbox.post("/_sandbox/accounts/" + account + "/restrict", "");
    assertThat(ofAccount().getPayoutsEnabled()).isFalse();
    assertThat(refused(1_000).getCode()).isEqualTo("payouts_not_allowed");

    // when
    sandbox.post("/_sandbox/accounts/" + account + "/restrict", "{\"payouts\": true}");

    // then
    assertThat(payOut(1_000).getStatus()).isEqualTo("pending");
  }
}
