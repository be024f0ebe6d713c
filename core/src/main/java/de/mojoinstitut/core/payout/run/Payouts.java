package de.mojoinstitut.core.payout.run;

import de.mojoinstitut.core.ledger.Beneficiary;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.region.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payouts, as far as the current scope sees them. */
@Repository
public class Payouts {

  /** So many lines of a payout are listed; its statement has all. */
  public static final int LISTED_LINES = 200;

  private static final String NEWEST =
      """
      select * from payout
      where not dry_run and (cast(:payee as text) is null or beneficiary_id = :payee)
        and (cast(:id as text) is null or (created_at, id) < (:createdAt, :id))
      order by created_at desc, id desc limit :limit""";

  private final JdbcClient jdbc;
  private final PayoutLines lines;
  private final Clock clock;

  Payouts(JdbcClient jdbc, PayoutLines lines, Clock clock) {
    this.jdbc = jdbc;
    this.lines = lines;
    this.clock = clock;
  }

  /** Where a list went to. */
  public record Cursor(Instant createdAt, PayoutId id) {}

  /**
   * Real payouts, the newest first.
   *
   * @param payee a tenant's or a distributor's id; null for all that the scope sees
   * @param before where to go on; null for the beginning
   */
  public List<Payout> newest(@Nullable String payee, @Nullable Cursor before, int limit) {
    return jdbc.sql(NEWEST)
        .param("payee", payee)
        .param("id", before == null ? null : before.id().value())
        .param("createdAt", before == null ? null : Timestamp.from(before.createdAt()))
        .param("limit", limit)
        .query((row, i) -> payout(row))
        .list();
  }

  /** At most {@link #LISTED_LINES} of each. */
  public Map<PayoutId, List<PayoutLine>> linesOf(Collection<PayoutId> payouts) {
    return lines.of(payouts, LISTED_LINES);
  }

  /** The run's payouts, the largest first. */
  public List<Payout> ofRun(PayoutRunId run, int most) {
    return jdbc.sql("select * from payout where run_id = :run order by amount desc, id limit :most")
        .param("run", run.value())
        .param("most", most)
        .query((row, i) -> payout(row))
        .list();
  }

  public Optional<Payout> find(PayoutId id) {
    return query(id, "");
  }

  /**
   * @throws NoSuchElementException where the scope does not see such a payout
   */
  public Payout get(PayoutId id) {
    return find(id).orElseThrow(() -> missing(id));
  }

  /**
   * Reads and keeps others from changing it until the transaction ends.
   *
   * @throws NoSuchElementException where the scope does not see such a payout
   */
  public Payout lock(PayoutId id) {
    return query(id, " for update").orElseThrow(() -> missing(id));
  }

  private static NoSuchElementException missing(PayoutId id) {
    return new NoSuchElementException("no payout " + id.value());
  }

  private Optional<Payout> query(PayoutId id, String suffix) {
    return jdbc.sql("select * from payout where id = :id" + suffix)
        .param("id", id.value())
        .query((row, i) -> payout(row))
        .optional();
  }

  PayoutRun.Totals totals(PayoutRunId run, Currency currency) {
    return jdbc.sql(
            """
            select count(*) as payouts, coalesce(sum(amount), 0) as amount, coalesce(sum(lines), 0) as lines
            from payout where run_id = :run and status = 'PENDING'""")
        .param("run", run.value())
        .query(
            (row, i) ->
                new PayoutRun.Totals(
                    row.getLong("payouts"),
                    new Money(row.getLong("amount"), currency),
                    row.getLong("lines")))
        .single();
  }

  /** What is to be paid, in a stable order. */
  List<PayoutId> due(PayoutRunId run) {
    return jdbc.sql(
            "select id from payout where run_id = :run and reason is distinct from 'BELOW_MINIMUM' order by id")
        .param("run", run.value())
        .query((row, i) -> new PayoutId(row.getString("id")))
        .list();
  }

  public void reserved(PayoutId id) {
    jdbc.sql("update payout set reserved_at = :now where id = :id")
        .param("now", Timestamp.from(clock.instant()))
        .param("id", id.value())
        .update();
  }

  public void unknown(PayoutId id) {
    jdbc.sql("update payout set status = 'UNKNOWN' where id = :id")
        .param("id", id.value())
        .update();
  }

  public void paid(PayoutId id, @Nullable String providerReference) {
    jdbc.sql(
            "update payout set status = 'PAID', ended_at = :now, provider_reference = :reference where id = :id")
        .param("now", Timestamp.from(clock.instant()))
        .param("reference", providerReference)
        .param("id", id.value())
        .update();
  }

  /** Nothing was paid: the next run takes its lines again. */
  public void ended(PayoutId id, Payout.Status status, Payout.Reason reason) {
    jdbc.sql("update payout set status = :status, reason = :reason, ended_at = :now where id = :id")
        .param("status", status.name())
        .param("reason", reason.name())
        .param("now", Timestamp.from(clock.instant()))
        .param("id", id.value())
        .update();
    lines.free(id);
  }

  /** As {@link #ended}, for all of a run that was rejected. */
  void rejected(PayoutRunId run) {
    jdbc.sql(
            """
            update payout set status = 'SKIPPED', reason = :reason, ended_at = :now
            where run_id = :run and status = 'PENDING'""")
        .param("reason", Payout.Reason.RUN_REJECTED.name())
        .param("now", Timestamp.from(clock.instant()))
        .param("run", run.value())
        .update();
    lines.freeAll(run);
  }

  private static Payout payout(ResultSet row) throws SQLException {
    return new Payout(
        new PayoutId(row.getString("id")),
        new PayoutRunId(row.getString("run_id")),
        new Beneficiary(
            new RegionCode(row.getString("region")),
            Beneficiary.Type.valueOf(row.getString("beneficiary_type")),
            row.getString("beneficiary_id")),
        Money.of(row.getLong("amount"), row.getString("currency")),
        row.getLong("lines"),
        Payout.Status.valueOf(row.getString("status")),
        Optional.ofNullable(row.getString("reason")).map(Payout.Reason::valueOf).orElse(null),
        Optional.ofNullable(row.getTimestamp("reserved_at")).map(Timestamp::toInstant).orElse(null),
        row.getString("provider_reference"),
        row.getTimestamp("created_at").toInstant());
  }
}
