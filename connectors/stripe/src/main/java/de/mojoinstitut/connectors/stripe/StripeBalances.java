package de.mojoinstitut.connectors.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Balance;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.net.RequestOptions;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Balances of the platform and of connected accounts, and the movements behind them.
 *
 * @see <a href="https://docs.stripe.com/api/balance_transactions">Stripe: balance transactions</a>
 */
public final class StripeBalances {

  private static final String BOOKED = "latest_charge.balance_transaction";
  private static final long PAGE = 100;

  private final StripeClient client;

  StripeBalances(StripeClient client) {
    this.client = client;
  }

  public StripeReply<ProviderBalance> ofPlatform() {
    return StripeCalls.reply(() -> read(client.v1().balance().retrieve()));
  }

  /**
   * @param accountId {@code acct_…}
   */
  public StripeReply<ProviderBalance> ofAccount(String accountId) {
    return StripeCalls.reply(() -> read(client.v1().balance().retrieve(StripeCalls.as(accountId))));
  }

  /**
   * What a captured payment brought: gross amount and Stripe's fee.
   *
   * @param paymentIntentId {@code pi_…}
   * @return empty as long as nothing is captured
   */
  public StripeReply<Optional<BalanceEntry>> ofPayment(String paymentIntentId) {
    PaymentIntentRetrieveParams params =
        PaymentIntentRetrieveParams.builder().addExpand(BOOKED).build();
    return StripeCalls.reply(
        () ->
            Optional.ofNullable(
                    client
                        .v1()
                        .paymentIntents()
                        .retrieve(paymentIntentId, params)
                        .getLatestChargeObject())
                .map(Charge::getBalanceTransactionObject)
                .map(StripeBalances::read));
  }

  /**
   * Hands over the platform's movements, newest first, one page in memory at a time.
   *
   * @param since Stripe's time
   * @return how many there were
   */
  public StripeReply<Integer> entriesOfPlatform(Instant since, Consumer<BalanceEntry> taker) {
    return StripeCalls.reply(() -> entries(since, RequestOptions.getDefault(), taker));
  }

  /** The same for a connected account. */
  public StripeReply<Integer> entriesOfAccount(
      String accountId, Instant since, Consumer<BalanceEntry> taker) {
    return StripeCalls.reply(() -> entries(since, StripeCalls.as(accountId), taker));
  }

  private int entries(Instant since, RequestOptions options, Consumer<BalanceEntry> taker)
      throws StripeException {
    BalanceTransactionListParams params =
        BalanceTransactionListParams.builder()
            .setCreated(
                BalanceTransactionListParams.Created.builder()
                    .setGte(since.getEpochSecond())
                    .build())
            .setLimit(PAGE)
            .build();
    int count = 0;
    for (BalanceTransaction each :
        client.v1().balanceTransactions().list(params, options).autoPagingIterable()) {
      taker.accept(read(each));
      count++;
    }
    return count;
  }

  private static ProviderBalance read(Balance balance) {
    Map<String, Long> available = new HashMap<>();
    balance.getAvailable().forEach(sum -> available.put(sum.getCurrency(), sum.getAmount()));
    Map<String, Long> pending = new HashMap<>();
    balance.getPending().forEach(sum -> pending.put(sum.getCurrency(), sum.getAmount()));
    return new ProviderBalance(available, pending);
  }

  private static BalanceEntry read(BalanceTransaction transaction) {
    return new BalanceEntry(
        transaction.getId(),
        transaction.getReportingCategory(),
        transaction.getSource(),
        transaction.getAmount(),
        transaction.getFee(),
        transaction.getCurrency(),
        Instant.ofEpochSecond(transaction.getAvailableOn()));
  }
}
