package de.mojoinstitut.hub.webhook;

import de.mojoinstitut.chassis.inbox.Inbox;
import de.mojoinstitut.chassis.inbox.InboxProcessor;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Handles stored webhooks until each worked. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

  @Bean
  InboxProcessor clerkInbox(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      Clock clock,
      Inbox inbox,
      ClerkEvents events) {
    return new InboxProcessor(
        jdbc,
        new TransactionTemplate(transactions),
        clock,
        inbox,
        ClerkEvents.SOURCE,
        events::handle);
  }
}
