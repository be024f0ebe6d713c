package de.mojoinstitut.chassis.inbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers every message that came in, for ever, so that a duplicate is known as one. */
public final class Inbox {

  private static final String INSERT =
      """
      insert into inbox (source, message_id, payload, received_at, next_attempt_at, handled_at) values (?, ?, ?, ?, ?, ?)
      on conflict (source, message_id) do nothing""";

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final Map<String, Runnable> wakers = new ConcurrentHashMap<>();

  public Inbox(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Stores a message for an {@link InboxProcessor}; a duplicate changes nothing. Needs a
   * transaction.
   */
  public void store(InboxMessage message) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.update(INSERT, message.source(), message.messageId(), message.payload(), now, now, null);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wakers.getOrDefault(message.source(), () -> {}).run();
          }
        });
  }

  /**
   * Marks a message as handled in the transaction of its effect.
   *
   * @return false for a duplicate, whose effect stands already
   */
  public boolean firstTime(String source, String messageId) {
    Timestamp now = Timestamp.from(clock.instant());
    return jdbc.update(INSERT, source, messageId, "", now, now, now) == 1;
  }

  void onStored(String source, Runnable wake) {
    wakers.put(source, wake);
  }
}
