package de.mojoinstitut.core.dispute;

import de.mojoinstitut.core.dispute.DisputeGateway.Answer;
import de.mojoinstitut.core.dispute.DisputeGateway.Outcome;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Disputes, as far as the current scope sees them. */
@Repository
public class Disputes {

  private static final String ADD =
      """
      insert into dispute (id, region, seller_tenant_id, payment_id, amount, fee, currency, status, answer_by,
        opened_at)
      values (:id, :region, :seller, :payment, :amount, :fee, :currency, 'OPEN', :answerBy, :now)
      on conflict do nothing""";

  private final JdbcClient jdbc;
  private final Clock clock;

  Disputes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether any payment of the tenant is disputed and not decided yet. */
  @Transactional(readOnly = true)
  public boolean hasOpen(TenantId seller) {
    return jdbc.sql(
            "select exists (select from dispute where seller_tenant_id = ? and status = 'OPEN')")
        .param(seller.value())
        .query(Boolean.class)
        .single();
  }

  /**
   * @return false where it was opened before
   */
  boolean add(DisputeEvent event, RegionCode region) {
    return jdbc.sql(ADD)
            .param("id", event.disputeId())
            .param("region", region.value())
            .param("seller", event.tenant().value())
            .param("payment", event.payment().value())
            .param("amount", event.amount().amount())
            .param("fee", event.fee().amount())
            .param("currency", event.amount().currency().getCurrencyCode())
            .param("answerBy", event.answerBy() == null ? null : Timestamp.from(event.answerBy()))
            .param("now", now())
            .update()
        == 1;
  }

  /**
   * Reads and keeps others from changing it until the transaction ends.
   *
   * @throws NoSuchElementException where the scope does not see such a dispute
   */
  Dispute lock(String id) {
    return find(id).orElseThrow(() -> new NoSuchElementException("no dispute " + id));
  }

  /** As {@link #lock}; empty where the scope does not see such a dispute. */
  Optional<Dispute> find(String id) {
    return jdbc.sql("select * from dispute where id = ? for update")
        .param(id)
        .query((row, i) -> read(row))
        .optional();
  }

  void close(String id, Dispute.Status how) {
    jdbc.sql("update dispute set status = ?, closed_at = ? where id = ?")
        .params(how.name(), now(), id)
        .update();
  }

  void decide(String id, Answer answer, ClerkUserId by) {
    jdbc.sql("update dispute set outcome = ?, evidence = ?, decided_by = ? where id = ?")
        .params(answer.outcome().name(), answer.evidence(), by.value(), id)
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Dispute read(ResultSet row) throws SQLException {
    return new Dispute(
        row.getString("id"),
        new RegionCode(row.getString("region")),
        new TenantId(row.getString("seller_tenant_id")),
        new PaymentId(row.getString("payment_id")),
        Dispute.Status.valueOf(row.getString("status")),
        answer(row));
  }

  private static @Nullable Answer answer(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    return outcome == null
        ? null
        : new Answer(Outcome.valueOf(outcome), Objects.requireNonNull(row.getString("evidence")));
  }
}
