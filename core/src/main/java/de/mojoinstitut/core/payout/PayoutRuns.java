package de.mojoinstitut.core.payout;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payout runs, as far as the current scope sees them. */
@Repository
public class PayoutRuns {

  private final JdbcClient jdbc;
  private final Clock clock;

  PayoutRuns(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<PayoutRun> find(PayoutRunId id) {
    return query("where id = :id", "id", id.value());
  }

  /** The run that the process instance carries out. */
  Optional<PayoutRun> ofInstance(long processInstanceKey) {
    return query("where process_instance_key = :key", "key", processInstanceKey);
  }

  /**
   * @throws NoSuchElementException where the scope does not see such a run
   */
  PayoutRun get(PayoutRunId id) {
    return find(id).orElseThrow(() -> missing(id));
  }

  Optional<PayoutRun> findLocked(PayoutRunId id) {
    return query("where id = :id for update", "id", id.value());
  }

  /**
   * Reads and keeps others from changing it until the transaction ends.
   *
   * @throws NoSuchElementException where the scope does not see such a run
   */
  PayoutRun lock(PayoutRunId id) {
    return findLocked(id).orElseThrow(() -> missing(id));
  }

  private static NoSuchElementException missing(PayoutRunId id) {
    return new NoSuchElementException("no payout run " + id.value());
  }

  /**
   * @return false where the process instance has a run already
   */
  boolean add(PayoutRun run) {
    PayoutRun.Order order = run.order();
    return jdbc.sql(
                """
                insert into payout_run (id, number, region, cutoff, dry_run, status, started_by, process_instance_key, created_at)
                values (:id, :number, :region, :cutoff, :dryRun, :status, :startedBy, :instance, :now)
                on conflict (process_instance_key) do nothing""")
            .param("id", run.id().value())
            .param("number", run.number())
            .param("region", order.region().value())
            .param("cutoff", Timestamp.from(order.cutoff()))
            .param("dryRun", order.dryRun())
            .param("status", run.status().name())
            .param("startedBy", order.startedBy().value())
            .param("instance", run.orderedIn())
            .param("now", now())
            .update()
        == 1;
  }

  void collected(
      PayoutRunId id, PayoutRun.Status status, boolean approvalRequired, PayoutRun.Totals totals) {
    jdbc.sql(
            """
            update payout_run set status = :status, approval_required = :approval, payouts = :payouts, amount = :amount,
              lines = :lines, currency = :currency where id = :id""")
        .param("status", status.name())
        .param("approval", approvalRequired)
        .param("payouts", totals.payouts())
        .param("amount", totals.amount().amount())
        .param("lines", totals.lines())
        .param("currency", totals.amount().currency().getCurrencyCode())
        .param("id", id.value())
        .update();
  }

  void decide(PayoutRunId id, PayoutRun.Decision decision) {
    jdbc.sql(
            "update payout_run set decision = :decision, decided_by = :by, decided_at = :now where id = :id")
        .param("decision", decision.approved() ? APPROVE : REJECT)
        .param("by", decision.by().value())
        .param("now", now())
        .param("id", id.value())
        .update();
  }

  void set(PayoutRunId id, PayoutRun.Status status) {
    jdbc.sql("update payout_run set status = :status where id = :id")
        .param("status", status.name())
        .param("id", id.value())
        .update();
  }

  static final String APPROVE = "APPROVE";
  static final String REJECT = "REJECT";

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private Optional<PayoutRun> query(String where, String name, Object value) {
    return jdbc.sql("select * from payout_run " + where)
        .param(name, value)
        .query((row, i) -> run(row))
        .optional();
  }

  private static PayoutRun run(ResultSet row) throws SQLException {
    return new PayoutRun(
        new PayoutRunId(row.getString("id")),
        row.getString("number"),
        new PayoutRun.Order(
            new RegionCode(row.getString("region")),
            row.getTimestamp("cutoff").toInstant(),
            row.getBoolean("dry_run"),
            new ClerkUserId(row.getString("started_by"))),
        PayoutRun.Status.valueOf(row.getString("status")),
        row.getObject("process_instance_key", Long.class),
        row.getBoolean("approval_required"),
        decision(row),
        totals(row));
  }

  private static PayoutRun.@Nullable Decision decision(ResultSet row) throws SQLException {
    String decision = row.getString("decision");
    return decision == null
        ? null
        : new PayoutRun.Decision(
            decision.equals(APPROVE), new ClerkUserId(row.getString("decided_by")));
  }

  private static PayoutRun.@Nullable Totals totals(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    return currency == null
        ? null
        : new PayoutRun.Totals(
            row.getLong("payouts"),
            Money.of(row.getLong("amount"), currency),
            row.getLong("lines"));
  }
}
