package de.mojoinstitut.payments.payout;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The payouts of the current scope. Every method needs a transaction. */
@Repository
class Payouts {

  private static final String COLUMNS =
      """
      select payout_id, tenant_id, amount, currency, destination, status, reason, stripe_try, transfer_id, request_key
      from payout where payout_id = ?\s""";

  private final JdbcClient jdbc;
  private final Clock clock;

  Payouts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @return false where the id is taken
   */
  boolean add(Payout payout) {
    return jdbc.sql(
                """
                insert into payout (payout_id, tenant_id, amount, currency, destination, status, stripe_try,
                  request_key, created_at, updated_at)
                values (:id, :tenant, :amount, :currency, :destination, :status, :try, :requestKey, :now, :now)
                on conflict do nothing""")
            .param("id", payout.payoutId())
            .param("tenant", payout.tenantId())
            .param("amount", payout.amount())
            .param("currency", payout.currency())
            .param("destination", payout.destination())
            .param("status", payout.status().name())
            .param("try", payout.stripeTry())
            .param("requestKey", payout.requestKey())
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  void save(Payout payout) {
    jdbc.sql(
            """
            update payout set status = :status, reason = :reason, stripe_try = :try, transfer_id = :transfer,
              updated_at = :now
            where payout_id = :id""")
        .param("id", payout.payoutId())
        .param("status", payout.status().name())
        .param("reason", payout.reason())
        .param("try", payout.stripeTry())
        .param("transfer", payout.transferId())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  Optional<Payout> find(String payoutId) {
    return jdbc.sql(COLUMNS).param(payoutId).query(Payout.class).optional();
  }

  /** The payout, held until the transaction ends. */
  Payout lock(String payoutId) {
    return jdbc.sql(COLUMNS + "for update").param(payoutId).query(Payout.class).single();
  }
}
