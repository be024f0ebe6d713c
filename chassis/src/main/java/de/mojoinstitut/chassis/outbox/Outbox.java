package de.mojoinstitut.chassis.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes messages in the transaction of the effect they tell of; they leave after its commit. */
public final class Outbox {

  private static final String INSERT =
      """
      insert into outbox (channel, key, message_id, payload, created_at, next_attempt_at) values (?, ?, ?, ?, ?, ?)
      on conflict (channel, message_id) do nothing""";

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final Map<String, Runnable> wakers = new ConcurrentHashMap<>();

  public Outbox(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Adds messages to the current transaction; one whose id the channel knows already is dropped.
   */
  public void add(OutboxMessage... messages) {
    Timestamp now = Timestamp.from(clock.instant());
    for (OutboxMessage message : messages) {
      jdbc.update(
          INSERT,
          message.channel(),
          message.key(),
          message.messageId(),
          message.payload(),
          now,
          now);
    }
    wakeAfterCommit(List.of(messages));
  }

  void onCommit(String channel, Runnable wake) {
    wakers.put(channel, wake);
  }

  private void wakeAfterCommit(List<OutboxMessage> messages) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException("a message leaves with a transaction, and there is none");
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            messages.stream()
                .map(OutboxMessage::channel)
                .distinct()
                .map(wakers::get)
                .forEach(Outbox::runIfThere);
          }
        });
  }

  private static void runIfThere(@Nullable Runnable waker) {
    if (waker != null) {
      waker.run();
    }
  }
}
