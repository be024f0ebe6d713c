package de.mojoinstitut.payments.refund;

import de.mojoinstitut.connectors.stripe.ProviderRefund;
import de.mojoinstitut.payments.payment.RefundLines;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The refunds of the current scope. Every method needs a transaction. */
@Repository
class Refunds implements RefundLines {

  private static final String COLUMNS =
      """
      select refund_id, tenant_id, payment_id, amount, reason, status, stripe_try, stripe_refund_id, request_key
      from refund\s""";

  private final JdbcClient jdbc;
  private final Clock clock;

  Refunds(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @return false where the id is taken
   */
  boolean add(Refund refund) {
    Timestamp now = Timestamp.from(clock.instant());
    return jdbc.sql(
                """
                insert into refund (refund_id, tenant_id, payment_id, amount, reason, status, stripe_try, request_key,
                  created_at, updated_at)
                values (:id, :tenant, :payment, :amount, :reason, :status, :try, :requestKey, :now, :now)
                on conflict do nothing""")
            .param("id", refund.refundId())
            .param("tenant", refund.tenantId())
            .param("payment", refund.paymentId())
            .param("amount", refund.amount())
            .param("reason", refund.reason().name())
            .param("status", refund.status().name())
            .param("try", refund.stripeTry())
            .param("requestKey", refund.requestKey())
            .param("now", now)
            .update()
        == 1;
  }

  void save(Refund refund) {
    jdbc.sql(
            """
            update refund set status = :status, stripe_try = :try, stripe_refund_id = :stripe, updated_at = :now
            where refund_id = :id""")
        .param("id", refund.refundId())
        .param("status", refund.status().name())
        .param("try", refund.stripeTry())
        .param("stripe", refund.stripeRefundId())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  Optional<Refund> find(String refundId) {
    return jdbc.sql(COLUMNS + "where refund_id = ?").param(refundId).query(Refund.class).optional();
  }

  /** What Stripe's refund is here: by its id, or by ours where the answer to our call is lost. */
  Optional<Refund> find(String paymentId, ProviderRefund known) {
    return jdbc.sql(
            COLUMNS
                + """
                where payment_id = :payment and (stripe_refund_id = :stripe
                  or stripe_refund_id is null and refund_id = :id)
                order by stripe_refund_id limit 1""")
        .param("payment", paymentId)
        .param("stripe", known.id())
        .param("id", known.refundId())
        .query(Refund.class)
        .optional();
  }

  /** The sum of what was or may be given back of a payment, minor units. */
  long reserved(String paymentId) {
    return sum(
        "select sum(amount) from refund where payment_id = ? and status <> 'FAILED'", paymentId);
  }

  /** The sum of what reached the customer, minor units. */
  long refunded(String paymentId) {
    return sum(
        "select sum(amount) from refund where payment_id = ? and status = 'SUCCEEDED'", paymentId);
  }

  private long sum(String sql, String paymentId) {
    return jdbc.sql("select coalesce((" + sql + "), 0)")
        .param(paymentId)
        .query(Long.class)
        .single();
  }

  @Override
  public List<RefundLine> of(String paymentId) {
    return jdbc.sql(
            "select refund_id, amount, status from refund where payment_id = ? order by created_at, refund_id")
        .param(paymentId)
        .query(RefundLine.class)
        .list();
  }
}
