package de.mojoinstitut.payments.invoice;

import de.mojoinstitut.payments.payment.MoneyFlow;
import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Notes every movement of money in its own transaction, so that no crash can lose an invoice. Every
 * method needs a transaction.
 */
@Repository
class Causes implements MoneyFlow {

  /** Money comes back only where it had gone. */
  private static final String INSERT =
      """
      insert into invoice_cause (tenant_id, payment_id, kind, cause_id, amount, occurred_at)
      select :tenant, :payment, :kind, :cause, :amount, cast(:now as timestamptz)
      where :kind <> 'REFUND_RETURNED' or exists (select from invoice_cause
        where tenant_id = :tenant and kind = 'REFUNDED' and cause_id = :cause)
      on conflict do nothing""";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Watch watch;

  Causes(JdbcClient jdbc, Clock clock, Watch watch) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.watch = watch;
  }

  @Override
  public void moved(Movement movement) {
    int added =
        jdbc.sql(INSERT)
            .param("tenant", movement.tenantId())
            .param("payment", movement.paymentId())
            .param("kind", movement.kind().name())
            .param("cause", movement.causeId())
            .param("amount", movement.amount())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (added == 1) {
      watch.soon(new Watched(Watched.Kind.INVOICE, movement.paymentId(), movement.tenantId()));
    }
  }

  /** What has no document yet, in the order in which it happened. */
  List<Cause> open(String paymentId) {
    return jdbc.sql(
            """
            select cause_no, kind, cause_id, amount, occurred_at from invoice_cause c
            where payment_id = ? and not exists (select from invoice i where i.cause_no = c.cause_no)
            order by cause_no""")
        .param(paymentId)
        .query(
            (row, i) ->
                new Cause(
                    row.getLong("cause_no"),
                    Kind.valueOf(row.getString("kind")),
                    row.getString("cause_id"),
                    row.getLong("amount"),
                    row.getTimestamp("occurred_at").toInstant()))
        .list();
  }
}
