package de.mojoinstitut.payments.provider;

import de.mojoinstitut.connectors.stripe.StripeAccounts;
import de.mojoinstitut.connectors.stripe.StripeBalances;
import de.mojoinstitut.connectors.stripe.StripeCheckouts;
import de.mojoinstitut.connectors.stripe.StripeConnector;
import de.mojoinstitut.connectors.stripe.StripeDisputes;
import de.mojoinstitut.connectors.stripe.StripeRefunds;
import de.mojoinstitut.connectors.stripe.StripeTransfers;
import de.mojoinstitut.connectors.stripe.StripeWebhooks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stripe's connector, part by part. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

  @Bean
  StripeConnector stripeConnector(StripeSettings settings) {
    return new StripeConnector(settings.toProperties());
  }

  @Bean
  StripeAccounts stripeAccounts(StripeConnector stripe) {
    return stripe.accounts();
  }

  @Bean
  StripeCheckouts stripeCheckouts(StripeConnector stripe) {
    return stripe.checkouts();
  }

  @Bean
  StripeRefunds stripeRefunds(StripeConnector stripe) {
    return stripe.refunds();
  }

  @Bean
  StripeTransfers stripeTransfers(StripeConnector stripe) {
    return stripe.transfers();
  }

  @Bean
  StripeBalances stripeBalances(StripeConnector stripe) {
    return stripe.balances();
  }

  @Bean
  StripeDisputes stripeDisputes(StripeConnector stripe) {
    return stripe.disputes();
  }

  @Bean
  StripeWebhooks stripeWebhooks(StripeConnector stripe) {
    return stripe.webhooks();
  }
}
