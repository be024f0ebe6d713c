package de.mojoinstitut.core.payout;

import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.region.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which postings go into which payout. */
@Repository
class PayoutLines {

  /**
   * One statement, so that a posting that comes in between is in all of it or in none. What a
   * payout itself moved is no line, except what came back from a paid one. Below the minimum
   * nothing is paid, and such lines, like those of a dry run, stay free.
   */
  private static final String COLLECT =
      """
      with line as materialized (
        select l.posting_id, l.account, l.holder, p.source_type, p.source_id, p.type, sum(l.amount) as amount
        from ledger_line l join ledger_posting p on p.id = l.posting_id
        where l.state = 'PAYABLE' and l.region = :region and l.currency = :currency
          and p.type not in ('PAYOUT', 'PAYOUT_PAID', 'PAYOUT_FAILED') and p.occurred_at <= :cutoff
          and not exists (select from payout_line taken
            where taken.active and taken.posting_id = l.posting_id and taken.beneficiary_type = l.account
              and taken.beneficiary_id = l.holder and taken.currency = l.currency)
        group by l.posting_id, l.account, l.holder, p.source_type, p.source_id, p.type
        having sum(l.amount) <> 0),
      payee as (
        select account, holder, sum(amount) as amount, count(*) as lines, sum(amount) >= greatest(:minimum, 1) as pays,
          :prefix || '_' || row_number() over (order by account, holder) as id
        from line group by account, holder),
      added as (
        insert into payout (id, run_id, region, beneficiary_type, beneficiary_id, amount, currency, lines, dry_run, status,
                            reason, created_at)
        select id, :run, :region, account, holder, amount, :currency, lines, :dryRun,
          case when pays then 'PENDING' else 'SKIPPED' end, case when not pays then 'BELOW_MINIMUM' end, :now
        from payee)
      insert into payout_line (payout_id, posting_id, region, beneficiary_type, beneficiary_id, source_type, source_id, kind, amount,
                               currency, active)
      select payee.id, line.posting_id, :region, line.account, line.holder, line.source_type, line.source_id, line.type, line.amount, :currency,
        payee.pays
      from line join payee using (account, holder) where not :dryRun""";

  private final JdbcClient jdbc;
  private final Clock clock;

  PayoutLines(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps other runs of the region from collecting until the transaction ends. */
  void serialise(RegionCode region) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
        .param("name", "payout-run/" + region.value())
        .query((row, i) -> true)
        .single();
  }

  /** Makes the run's payouts from all lines that are in no other. */
  void collect(PayoutRun run, PayoutTerms.Terms terms) {
    PayoutRun.Order order = run.order();
    jdbc.sql(COLLECT)
        .param("region", order.region().value())
        .param("currency", terms.currency().getCurrencyCode())
        .param("cutoff", Timestamp.from(order.cutoff()))
        .param("minimum", terms.minimum())
        .param("run", run.id().value())
        .param("prefix", run.id().value().replaceFirst("^run_", "payout_"))
        .param("dryRun", order.dryRun())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** The next run takes them again. */
  void free(PayoutId payout) {
    jdbc.sql("update payout_line set active = false where payout_id = :payout and active")
        .param("payout", payout.value())
        .update();
  }

  /** The next run takes them again. */
  void freeAll(PayoutRunId run) {
    jdbc.sql(
            """
            update payout_line set active = false
            where active and payout_id in (select id from payout where run_id = :run)""")
        .param("run", run.value())
        .update();
  }

  /**
   * @param most of each payout, in order
   */
  Map<PayoutId, List<PayoutLine>> of(Collection<PayoutId> payouts, int most) {
    if (payouts.isEmpty()) {
      return Map.of();
    }
    record Row(PayoutId payout, PayoutLine line) {}
    return jdbc
        .sql(
            """
            select p.id, l.* from payout p cross join lateral (
              select source_type, source_id, kind, amount from payout_line where payout_id = p.id order by posting_id limit :most) l
            where p.id in (:ids)""")
        .param("ids", payouts.stream().map(PayoutId::value).toList())
        .param("most", most)
        .query(
            (row, i) ->
                new Row(
                    new PayoutId(row.getString("id")),
                    new PayoutLine(source(row), row.getString("kind"), row.getLong("amount"))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(Row::payout, Collectors.mapping(Row::line, Collectors.toList())));
  }

  private static @Nullable SubjectId source(ResultSet row) throws SQLException {
    String type = row.getString("source_type");
    return type == null ? null : new SubjectId(type, row.getString("source_id"));
  }
}
