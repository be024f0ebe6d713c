package de.mojoinstitut.payments.webhook;

import de.mojoinstitut.chassis.inbox.Inbox;
import de.mojoinstitut.chassis.inbox.InboxProcessor;
import java.time.Clock;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the stored events be handled, each lane by a processor of its own. */
@Component
class StripeInbox implements SmartLifecycle {

  private final List<InboxProcessor> processors;

  StripeInbox(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      Clock clock,
      Inbox inbox,
      StripeEvents events) {
    processors =
        Lane.all().stream()
            .map(lane -> new InboxProcessor(jdbc, transaction, clock, inbox, lane, events::handle))
            .toList();
  }

  @Override
  public void start() {
    processors.forEach(InboxProcessor::start);
  }

  @Override
  public void stop() {
    processors.forEach(InboxProcessor::stop);
  }

  @Override
  public boolean isRunning() {
    return processors.stream().anyMatch(InboxProcessor::isRunning);
  }
}
