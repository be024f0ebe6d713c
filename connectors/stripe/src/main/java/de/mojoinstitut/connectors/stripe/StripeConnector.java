package de.mojoinstitut.connectors.stripe;

import com.stripe.StripeClient;
import java.time.Clock;

/** Stripe behind one configuration; thread safe. */
public final class StripeConnector {

  private final StripeAccounts accounts;
  private final StripeCheckouts checkouts;
  private final StripeRefunds refunds;
  private final StripeTransfers transfers;
  private final StripeBalances balances;
  private final StripePayouts payouts;
  private final StripeDisputes disputes;
  private final StripeWebhooks webhooks;

  public StripeConnector(StripeProperties properties) {
    StripeClient client =
        StripeClient.builder()
            .setApiBase(properties.apiBase().toString())
            .setApiKey(properties.secretKey())
            .setConnectTimeout(Math.toIntExact(properties.connectTimeout().toMillis()))
            .setReadTimeout(Math.toIntExact(properties.readTimeout().toMillis()))
            .setMaxNetworkRetries(0)
            .build();
    accounts = new StripeAccounts(client);
    checkouts = new StripeCheckouts(client);
    refunds = new StripeRefunds(client);
    transfers = new StripeTransfers(client);
    balances = new StripeBalances(client);
    payouts = new StripePayouts(client);
    disputes = new StripeDisputes(client);
    webhooks = new StripeWebhooks(properties.webhookSecret(), Clock.systemUTC());
  }

  public StripeAccounts accounts() {
    return accounts;
  }

  public StripeCheckouts checkouts() {
    return checkouts;
  }

  public StripeRefunds refunds() {
    return refunds;
  }

  public StripeTransfers transfers() {
    return transfers;
  }

  public StripeBalances balances() {
    return balances;
  }

  public StripePayouts payouts() {
    return payouts;
  }

  public StripeDisputes disputes() {
    return disputes;
  }

  public StripeWebhooks webhooks() {
    return webhooks;
  }
}
