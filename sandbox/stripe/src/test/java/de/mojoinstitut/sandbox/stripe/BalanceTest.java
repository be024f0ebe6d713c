package de.mojoinstitut.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Transfer;
import com.stripe.net.RequestOptions;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferReversalCreateParams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BalanceTest {

  private static final Tariff TWO_DAYS =
      new Tariff(290, 30, 1_500, Duration.ofDays(2), Duration.ZERO);

  @TempDir Path data;
  private Sandboxed sandbox;

  @BeforeEach
  void start() {
    sandbox = new Sandboxed(data, TWO_DAYS);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void restart(Tariff tariff) {
    sandbox.close();
    sandbox = new Sandboxed(data, tariff);
  }

  private long sumOfTransactions(String account) throws StripeException {
    BalanceTransactionListParams page =
        BalanceTransactionListParams.builder().setLimit(100L).build();
    RequestOptions as = account.isEmpty() ? RequestOptions.getDefault() : Sandboxed.as(account);
    long sum = 0;
    for (BalanceTransaction each :
        sandbox.stripe.v1().balanceTransactions().list(page, as).autoPagingIterable()) {
      assertThat(each.getNet()).isEqualTo(each.getAmount() - each.getFee());
      sum += each.getNet();
    }
    return sum;
  }

  @Test
  void shouldKeepMoneyPendingAndTellWhenItIsThere() throws StripeException {
    // given
    sandbox.paidSession();
    assertThat(sandbox.balance("")).containsExactly(0L, 9_680L);

    // when
    sandbox.clock.advance(Duration.ofDays(2));

    // then
    await().untilAsserted(() -> assertThat(sandbox.receiver.types()).contains("balance.available"));
    assertThat(sandbox.balance("")).containsExactly(9_680L, 0L);
  }

  @Test
  void shouldTellOnceOfAllThatBecameAvailableMeanwhile() throws StripeException {
    // given
    sandbox.paidSession();
    sandbox.clock.advance(Duration.ofHours(1));
    sandbox.paidSession();

    // when
    sandbox.clock.advance(Duration.ofDays(3));

    // then
    await().untilAsserted(() -> assertThat(sandbox.receiver.types()).contains("balance.available"));
    sandbox.paidSession();
    await()
        .untilAsserted(
            () ->
                assertThat(sandbox.receiver.types())
                    .filteredOn("checkout.session.completed"::equals)
                    .hasSize(3));
    assertThat(sandbox.receiver.types()).containsOnlyOnce("balance.available");
  }

  @Test
  void shouldTransferOutOfAChargeBeforeItsMoneyIsThere() throws StripeException {
    // given
    Charge charge = sandbox.paidCharge();
    String account = sandbox.account().getId();

    // when
    Transfer sent =
        sandbox
            .stripe
            .v1()
            .transfers()
            .create(
                TransferCreateParams.builder()
                    .setAmount(9_000L)
                    .setCurrency("eur")
                    .setDestination(account)
                    .setSourceTransaction(charge.getId())
                    .build());
    sandbox
        .stripe
        .v1()
        .transfers()
        .reversals()
        .create(sent.getId(), TransferReversalCreateParams.builder().setAmount(1_000L).build());

    // then
    assertThat(sandbox.balance("")).containsExactly(0L, 1_680L);
    assertThat(sandbox.balance(account)).containsExactly(0L, 8_000L);
    sandbox.clock.advance(Duration.ofDays(2));
    assertThat(sandbox.balance(account)).containsExactly(8_000L, 0L);
  }

  @Test
  void shouldKnowAllBalancesAfterARestart() throws StripeException {
    // given
    sandbox.paidSession();
    JsonNode before = sandbox.get("/_sandbox/balances").body();

    // when
    restart(TWO_DAYS);

    // then
    assertThat(sandbox.get("/_sandbox/balances").body()).isEqualTo(before);
    sandbox.clock.advance(Duration.ofDays(2));
    await().untilAsserted(() -> assertThat(sandbox.receiver.types()).contains("balance.available"));
  }

  @Test
  void shouldAddUpToTheCentWhateverHappens() throws StripeException {
    // given
    restart(Tariff.sandbox());
    List<String> accounts = List.of(sandbox.account().getId(), sandbox.account().getId());
    Random random = new Random(7);

    // when
    for (int i = 0; i < 12; i++) {
      Charge charge = sandbox.paidCharge();
      String account = accounts.get(i % 2);
      Transfer transfer =
          sandbox
              .stripe
              .v1()
              .transfers()
              .create(Sandboxed.transfer(account, 1 + random.nextInt(5_000)).build());
      something(i % 5, charge, transfer);
    }

    // then
    JsonNode table = sandbox.get("/_sandbox/balances").body();
    check(table.path("platform"), "");
    for (String account : accounts) {
      check(table.path("accounts").path(account), account);
    }
    JsonNode platform = table.at("/platform/eur/movements");
    long arrived =
        accounts.stream()
            .mapToLong(
                account ->
                    table.path("accounts").path(account).at("/eur/movements/charge").asLong())
            .sum();
    assertThat(platform.path("charge").asLong()).isEqualTo(120_000);
    assertThat(platform.path("transfer").asLong()).isEqualTo(-arrived);
  }

  private void something(int what, Charge charge, Transfer transfer) throws StripeException {
    switch (what) {
      case 0 ->
          sandbox
              .stripe
              .v1()
              .refunds()
              .create(
                  RefundCreateParams.builder().setCharge(charge.getId()).setAmount(33L).build());
      case 1 ->
          sandbox
              .stripe
              .v1()
              .transfers()
              .reversals()
              .create(
                  transfer.getId(), TransferReversalCreateParams.builder().setAmount(1L).build());
      case 2 ->
          sandbox.post(
              "/_sandbox/disputes",
              "{\"paymentIntent\": \"" + charge.getPaymentIntent() + "\", \"amount\": 999}");
      case 3 -> sandbox.post("/_sandbox/accounts/" + transfer.getDestination() + "/payout", "{}");
      default -> {
        sandbox.trouble("{\"kind\": \"payout_fails\"}");
        sandbox.post("/_sandbox/accounts/" + transfer.getDestination() + "/payout", "{}");
        sandbox.get("/_sandbox/balances");
        sandbox.post("/_sandbox/accounts/" + transfer.getDestination() + "/bank", "{}");
      }
    }
  }

  private void check(JsonNode currencies, String account) throws StripeException {
    JsonNode eur = currencies.path("eur");
    List<Long> balance = sandbox.balance(account);
    long movements = eur.path("movements").valueStream().mapToLong(JsonNode::asLong).sum();
    assertThat(List.of(eur.path("available").asLong(), eur.path("pending").asLong()))
        .isEqualTo(balance);
    assertThat(eur.path("total").asLong())
        .isEqualTo(balance.getFirst() + balance.getLast())
        .isEqualTo(movements - eur.path("fees").asLong())
        .isEqualTo(sumOfTransactions(account));
  }
}
