package de.mojoinstitut.payments.watch;

import de.mojoinstitut.payments.watch.Watched.Kind;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Remembers what to ask Stripe about, so that a webhook that never arrives changes nothing. Every
 * method needs a transaction.
 */
@Repository
public class Watch {

  private static final String CLAIM =
      """
      update watch set due_at = :lease, attempts = attempts + 1
      where (kind, entity_id) in (select kind, entity_id from watch where due_at <= :now
                                  order by due_at limit :batch for update skip locked)
      returning kind, entity_id, tenant_id""";

  private static final String AGAIN =
      """
      update watch set due_at = cast(:now as timestamptz) + :millis * least(attempts + 1, 60) * interval '1 millisecond'
      where kind = :kind and entity_id = :id""";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration after;

  /**
   * @param after how long nothing may be heard before Stripe is asked
   */
  Watch(JdbcClient jdbc, Clock clock, @Value("${mojo.reconcile.after:PT1M}") Duration after) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.after = after;
  }

  /** Begins to watch. */
  public void start(Watched watched) {
    jdbc.sql(
            "insert into watch (kind, entity_id, tenant_id, due_at) values (?, ?, ?, ?) on conflict do nothing")
        .params(
            watched.kind().name(),
            watched.entityId(),
            watched.tenantId(),
            Timestamp.from(clock.instant().plus(after)))
        .update();
  }

  /** Looks at it as soon as possible, whether it was watched before or not. */
  public void soon(Watched watched) {
    jdbc.sql(
            """
            insert into watch (kind, entity_id, tenant_id, due_at) values (?, ?, ?, ?)
            on conflict (kind, entity_id) do update set due_at = excluded.due_at, attempts = 0""")
        .params(
            watched.kind().name(),
            watched.entityId(),
            watched.tenantId(),
            Timestamp.from(clock.instant()))
        .update();
  }

  /** Looks as soon as possible at everything of a kind that the scope's tenant waits for. */
  public void allSoon(Kind kind) {
    jdbc.sql(
            """
            update watch set due_at = ?, attempts = 0
            where kind = ? and due_at is not null and tenant_id = current_setting('app.tenant', true)""")
        .params(Timestamp.from(clock.instant()), kind.name())
        .update();
  }

  /** How many of a kind are waited for, in the scope. */
  public long waiting(Kind kind) {
    return jdbc.sql("select count(*) from watch where kind = ? and due_at is not null")
        .param(kind.name())
        .query(Long.class)
        .single();
  }

  /** Looks again later, each time a little later. */
  public void again(Kind kind, String entityId) {
    jdbc.sql(AGAIN)
        .param("now", Timestamp.from(clock.instant()))
        .param("millis", after.toMillis())
        .param("kind", kind.name())
        .param("id", entityId)
        .update();
  }

  /** There is nothing to wait for any more; webhooks still find the row. */
  public void stop(Kind kind, String entityId) {
    jdbc.sql("update watch set due_at = null, attempts = 0 where kind = ? and entity_id = ?")
        .params(kind.name(), entityId)
        .update();
  }

  /** Whose it is; empty where it is none of ours. */
  public Optional<Watched> find(Kind kind, String entityId) {
    return jdbc.sql("select tenant_id from watch where kind = ? and entity_id = ?")
        .params(kind.name(), entityId)
        .query(String.class)
        .optional()
        .map(tenant -> new Watched(kind, entityId, tenant));
  }

  /** Remembers Stripe's own id, by which events find it that carry none of ours. */
  public void name(Kind kind, String entityId, String providerId) {
    jdbc.sql("update watch set provider_id = ? where kind = ? and entity_id = ?")
        .params(providerId, kind.name(), entityId)
        .update();
  }

  /** What has that id at Stripe; empty where it is none of ours. */
  public Optional<Watched> ofProvider(Kind kind, String providerId) {
    return jdbc.sql("select entity_id, tenant_id from watch where kind = ? and provider_id = ?")
        .params(kind.name(), providerId)
        .query(
            (row, i) -> new Watched(kind, row.getString("entity_id"), row.getString("tenant_id")))
        .optional();
  }

  /** Takes what is due, for as long as the lease; nobody else gets it meanwhile. */
  List<Watched> claim(int batch, Duration lease) {
    Instant now = clock.instant();
    return jdbc.sql(CLAIM)
        .param("lease", Timestamp.from(now.plus(lease)))
        .param("now", Timestamp.from(now))
        .param("batch", batch)
        .query(
            (row, i) ->
                new Watched(
                    Kind.valueOf(row.getString("kind")),
                    row.getString("entity_id"),
                    row.getString("tenant_id")))
        .list();
  }
}
