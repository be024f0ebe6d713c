package de.mojoinstitut.camel.payment;

import de.mojoinstitut.chassis.security.ServiceTokens;
import de.mojoinstitut.connectors.payments.DisputeClient;
import de.mojoinstitut.connectors.payments.PaymentsClient;
import de.mojoinstitut.connectors.payments.PaymentsSettings;
import de.mojoinstitut.connectors.payments.PayoutClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentsSettings.class)
class PaymentConfiguration {

  @Bean
  PaymentsClient paymentsClient(PaymentsSettings settings, ServiceTokens tokens) {
    return new PaymentsClient(settings, tokens);
  }

  @Bean
  PayoutClient payoutClient(PaymentsSettings settings, ServiceTokens tokens) {
    return new PayoutClient(settings, tokens);
  }

  @Bean
  DisputeClient disputeClient(PaymentsSettings settings, ServiceTokens tokens) {
    return new DisputeClient(settings, tokens);
  }
}
