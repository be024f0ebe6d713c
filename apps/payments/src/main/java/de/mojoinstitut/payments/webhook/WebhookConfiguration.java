package de.mojoinstitut.payments.webhook;

import de.mojoinstitut.chassis.inbox.Inbox;
import de.mojoinstitut.chassis.inbox.InboxProcessor;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the stored events be handled. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

  @Bean
  InboxProcessor stripeInbox(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      Clock clock,
      Inbox inbox,
      StripeEvents events) {
    return new InboxProcessor(jdbc, transaction, clock, inbox, StripeEvents.SOURCE, events::handle);
  }
}
