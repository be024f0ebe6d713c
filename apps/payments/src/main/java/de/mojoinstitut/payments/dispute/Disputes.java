package de.mojoinstitut.payments.dispute;

import de.mojoinstitut.payments.dispute.Dispute.Answer;
import de.mojoinstitut.payments.dispute.Dispute.Outcome;
import de.mojoinstitut.payments.payment.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The disputes of the current scope. Every method needs a transaction. */
@Repository
class Disputes {

  private static final String ADD =
      """
      insert into dispute (dispute_id, tenant_id, payment_id, booking_id, amount, fee, currency, status, answer_by,
        created_at, updated_at)
      values (:id, :tenant, :payment, :booking, :amount, :fee, :currency, :status, :answerBy, :now, :now)
      on conflict do nothing""";

  private static final String SAVE =
      """
      update dispute set amount = :amount, fee = :fee, status = :status, answer_by = :answerBy, outcome = :outcome,
        evidence = :evidence, answer_try = :try, updated_at = :now
      where dispute_id = :id""";

  private final JdbcClient jdbc;
  private final Clock clock;

  Disputes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Nothing where it is there already. */
  void add(Dispute dispute) {
    jdbc.sql(ADD)
        .param("id", dispute.disputeId())
        .param("tenant", dispute.tenantId())
        .param("payment", dispute.paymentId())
        .param("booking", dispute.subject().bookingId())
        .param("amount", dispute.amount())
        .param("fee", dispute.fee())
        .param("currency", dispute.currency())
        .param("status", dispute.status().name())
        .param("answerBy", timestamp(dispute.answerBy()))
        .param("now", timestamp(clock.instant()))
        .update();
  }

  void save(Dispute dispute) {
    Answer answer = dispute.answer();
    jdbc.sql(SAVE)
        .param("id", dispute.disputeId())
        .param("amount", dispute.amount())
        .param("fee", dispute.fee())
        .param("status", dispute.status().name())
        .param("answerBy", timestamp(dispute.answerBy()))
        .param("outcome", answer == null ? null : answer.outcome().name())
        .param("evidence", answer == null ? null : answer.evidence())
        .param("try", dispute.answerTry())
        .param("now", timestamp(clock.instant()))
        .update();
  }

  /** The dispute, held until the transaction ends. */
  Optional<Dispute> lock(String disputeId) {
    return jdbc.sql(
            """
            select d.*, p.subject_type, p.subject_id from dispute d join payment p using (payment_id)
            where d.dispute_id = ? for update of d""")
        .param(disputeId)
        .query((row, i) -> read(row))
        .optional();
  }

  private static Dispute read(ResultSet row) throws SQLException {
    Timestamp answerBy = row.getTimestamp("answer_by");
    String outcome = row.getString("outcome");
    return new Dispute(
        row.getString("dispute_id"),
        row.getString("tenant_id"),
        row.getString("payment_id"),
        new Subject(row.getString("subject_type"), row.getString("subject_id")),
        row.getLong("amount"),
        row.getLong("fee"),
        row.getString("currency"),
        Dispute.Status.valueOf(row.getString("status")),
        answerBy == null ? null : answerBy.toInstant(),
        outcome == null ? null : new Answer(Outcome.valueOf(outcome), row.getString("evidence")),
        row.getInt("answer_try"));
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant time) {
    return time == null ? null : Timestamp.from(time);
  }
}
