package de.mojoinstitut.chassis.inbox;

import de.mojoinstitut.chassis.pump.Backoff;
import de.mojoinstitut.chassis.pump.Pump;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Handles one source's stored messages until each worked. A message is leased for {@value
 * #LEASE_SECONDS} s, so the handler may be called again for one it has handled (a crash in between)
 * and must be idempotent; it opens its own transactions and scope. Any number of instances may run.
 */
public final class InboxProcessor implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(InboxProcessor.class);
  private static final long LEASE_SECONDS = 60;
  private static final Duration POLL = Duration.ofSeconds(1);

  private static final String CLAIM =
      """
      update inbox set next_attempt_at = ?, attempts = attempts + 1
      where id in (select id from inbox where source = ? and handled_at is null and next_attempt_at <= ?
                   order by id limit 1 for update skip locked)
      returning id, message_id, payload, attempts""";

  private record Claimed(long id, int attempts, InboxMessage message) {}

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final String source;
  private final Consumer<InboxMessage> handler;
  private final Pump pump;

  public InboxProcessor(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      Clock clock,
      Inbox inbox,
      String source,
      Consumer<InboxMessage> handler) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
    this.source = source;
    this.handler = handler;
    this.pump = new Pump("inbox-" + source, POLL, this::process);
    inbox.onStored(source, pump::wake);
  }

  /**
   * Handles the oldest message that is due; the number of messages tried. One at a time, so that a
   * slow handler uses up no other message's lease.
   */
  int process() {
    Optional<Claimed> claimed = inTransaction(this::claim);
    claimed.ifPresent(this::handle);
    return claimed.isPresent() ? 1 : 0;
  }

  private Optional<Claimed> claim() {
    Instant now = clock.instant();
    return jdbc
        .query(
            CLAIM,
            (row, i) ->
                new Claimed(
                    row.getLong("id"),
                    row.getInt("attempts"),
                    new InboxMessage(
                        source, row.getString("message_id"), row.getString("payload"))),
            Timestamp.from(now.plusSeconds(LEASE_SECONDS)),
            source,
            Timestamp.from(now))
        .stream()
        .findFirst();
  }

  private void handle(Claimed claimed) {
    try {
      handler.accept(claimed.message());
      inTransaction(
          () ->
              jdbc.update(
                  "update inbox set handled_at = ?, last_error = null where id = ?",
                  Timestamp.from(clock.instant()),
                  claimed.id()));
    } catch (RuntimeException e) {
      postpone(claimed, e);
    }
  }

  private void postpone(Claimed claimed, RuntimeException failure) {
    String error = failure.getClass().getName();
    LOG.warn(
        "{} {} was not handled at try {}: {}",
        source,
        claimed.message().messageId(),
        claimed.attempts(),
        error);
    LOG.debug("{} {}", source, claimed.message().messageId(), failure);
    Timestamp next = Timestamp.from(clock.instant().plus(Backoff.after(claimed.attempts())));
    inTransaction(
        () ->
            jdbc.update(
                "update inbox set next_attempt_at = ?, last_error = ? where id = ?",
                next,
                error,
                claimed.id()));
  }

  private <T> T inTransaction(Supplier<T> action) {
    return Scopes.within(
        Scope.queue(), () -> Objects.requireNonNull(transaction.execute(status -> action.get())));
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
