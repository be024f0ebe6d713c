package de.mojoinstitut.chassis.outbox;

import de.mojoinstitut.chassis.pump.Backoff;
import de.mojoinstitut.chassis.pump.Pump;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends one channel's waiting messages. Any number of instances may run: a message is leased for
 * {@value #LEASE_SECONDS} s in a short transaction, sent outside of it and then marked, all of it
 * within the lease. Only the oldest waiting message of a key is ever taken, so order holds per key
 * while keys pass each other.
 */
public final class OutboxRelay implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final int BATCH = 64;
  private static final long LEASE_SECONDS = 30;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration SEND_TIMEOUT = Duration.ofSeconds(20);

  private static final String CLAIM =
      """
      update outbox set next_attempt_at = ?, attempts = attempts + 1
      where id in (
        select o.id from outbox o
        where o.channel = ? and o.sent_at is null and o.next_attempt_at <= ?
          and not exists (select from outbox earlier
                          where earlier.channel = o.channel and earlier.key = o.key and earlier.sent_at is null
                            and earlier.id < o.id)
        order by o.id limit ? for update skip locked)
      returning id, key, message_id, payload, attempts""";

  private record Claimed(long id, int attempts, OutboxMessage message) {}

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final OutboxChannel channel;
  private final Pump pump;

  public OutboxRelay(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      Clock clock,
      Outbox outbox,
      OutboxChannel channel) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
    this.channel = channel;
    this.pump = new Pump("outbox-" + channel.name(), POLL, this::relay);
    outbox.onCommit(channel.name(), pump::wake);
  }

  /** Sends what is due, once; the number of messages tried. */
  int relay() {
    List<Claimed> claimed = inTransaction(this::claim);
    long deadline = System.nanoTime() + SEND_TIMEOUT.toNanos();
    List<CompletableFuture<?>> sending = new ArrayList<>();
    for (Claimed each : claimed) {
      sending.add(send(each.message(), deadline));
    }
    List<Long> sent = new ArrayList<>();
    for (int i = 0; i < claimed.size(); i++) {
      String error = await(sending.get(i), deadline);
      if (error == null) {
        sent.add(claimed.get(i).id());
      } else {
        postpone(claimed.get(i), error);
      }
    }
    if (!sent.isEmpty()) {
      inTransaction(() -> markSent(sent));
    }
    return claimed.size();
  }

  private List<Claimed> claim() {
    Instant now = clock.instant();
    return jdbc.query(
        CLAIM,
        (row, i) ->
            new Claimed(
                row.getLong("id"),
                row.getInt("attempts"),
                new OutboxMessage(
                    channel.name(),
                    row.getString("key"),
                    row.getString("message_id"),
                    row.getString("payload"))),
        Timestamp.from(now.plusSeconds(LEASE_SECONDS)),
        channel.name(),
        Timestamp.from(now),
        BATCH);
  }

  private CompletableFuture<?> send(OutboxMessage message, long deadline) {
    if (System.nanoTime() - deadline > 0) {
      return CompletableFuture.failedFuture(new TimeoutException());
    }
    try {
      return channel.send(message).toCompletableFuture();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private @Nullable String await(CompletableFuture<?> sending, long deadline) {
    try {
      sending.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      return null;
    } catch (ExecutionException | CompletionException e) {
      return typeOf(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      return typeOf(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return typeOf(e);
    }
  }

  private int markSent(List<Long> ids) {
    return jdbc.update(
        "update outbox set sent_at = ?, last_error = null where id = any (?)",
        Timestamp.from(clock.instant()),
        ids.toArray(Long[]::new));
  }

  private void postpone(Claimed claimed, String error) {
    LOG.warn(
        "{} {} was not sent at try {}: {}",
        channel.name(),
        claimed.message().messageId(),
        claimed.attempts(),
        error);
    Timestamp next = Timestamp.from(clock.instant().plus(Backoff.soonAfter(claimed.attempts())));
    inTransaction(
        () ->
            jdbc.update(
                "update outbox set next_attempt_at = ?, last_error = ? where id = ?",
                next,
                error,
                claimed.id()));
  }

  private <T> T inTransaction(Supplier<T> action) {
    return Scopes.within(
        Scope.queue(), () -> Objects.requireNonNull(transaction.execute(status -> action.get())));
  }

  private static String typeOf(Throwable cause) {
    return cause.getClass().getName();
  }

  @Override
  public void start() {
    pump.start();
  }

  @Override
  public void stop() {
    pump.stop();
  }

  @Override
  public boolean isRunning() {
    return pump.isRunning();
  }
}
