package de.mojoinstitut.payments.payment;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The payments of the current scope. Every method needs a transaction. */
@Repository
class Payments {

  private static final String INSERT =
      """
      insert into payment (payment_id, tenant_id, subject_type, subject_id, booking_id, number, clerk_user_id, contact_id,
        amount, currency, label, service_date, service_description, tax_category, expires_at, request_key, status,
        on_behalf_of, captures_at_once, checkout_try, checkout_expires_at, created_at, updated_at)
      values (:id, :tenant, :type, :subject, :booking, :number, :person, :contact, :amount, :currency, :label,
        :serviceDate, :serviceDescription, :taxCategory, :expiresAt, :requestKey, :status, :onBehalfOf, :atOnce, :try,
        :checkoutExpiresAt, :created, :created)
      on conflict do nothing""";

  private static final String UPDATE =
      """
      update payment set status = :status, captures_at_once = :atOnce, checkout_try = :try,
        checkout_expires_at = :checkoutExpiresAt, session_id = :session, checkout_url = :url, payment_intent_id = :intent, refusal = :refusal,
        refunded_amount = :refunded, version = :version, updated_at = :now
      where payment_id = :id""";

  private final JdbcClient jdbc;
  private final Clock clock;

  Payments(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @return false where the subject has this payment already, or one that is open
   */
  boolean add(Payment payment) {
    PaymentOrder order = payment.order();
    return jdbc.sql(INSERT)
            .param("id", payment.id())
            .param("tenant", order.tenantId())
            .param("type", order.subject().type())
            .param("subject", order.subject().id())
            .param("booking", order.subject().bookingId())
            .param("number", order.number())
            .param("person", order.clerkUserId())
            .param("contact", order.contactId())
            .param("amount", order.amount())
            .param("currency", order.currency())
            .param("label", order.label())
            .param("serviceDate", date(order.serviceDate()))
            .param("serviceDescription", order.serviceDescription())
            .param("taxCategory", order.taxCategory())
            .param("expiresAt", Timestamp.from(order.expiresAt()))
            .param("requestKey", payment.requestKey())
            .param("status", payment.status().name())
            .param("onBehalfOf", payment.checkout().onBehalfOf())
            .param("atOnce", payment.checkout().capturesAtOnce())
            .param("try", payment.checkout().attempt())
            .param("checkoutExpiresAt", Timestamp.from(payment.checkout().expiresAt()))
            .param("created", Timestamp.from(payment.createdAt()))
            .update()
        == 1;
  }

  void save(Payment payment) {
    jdbc.sql(UPDATE)
        .param("id", payment.id())
        .param("status", payment.status().name())
        .param("atOnce", payment.checkout().capturesAtOnce())
        .param("try", payment.checkout().attempt())
        .param("checkoutExpiresAt", Timestamp.from(payment.checkout().expiresAt()))
        .param("session", payment.checkout().sessionId())
        .param("url", payment.checkout().url())
        .param("intent", payment.paymentIntentId())
        .param("refusal", payment.refusal())
        .param("refunded", payment.refundedAmount())
        .param("version", payment.version())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  Optional<Payment> find(String id) {
    return query("select * from payment where payment_id = ?", id);
  }

  Optional<Payment> find(Subject subject, int number) {
    return of(subject).stream().filter(it -> it.order().number() == number).findFirst();
  }

  /** All payments of a subject, by number. */
  List<Payment> of(Subject subject) {
    return jdbc.sql(
            "select * from payment where subject_type = ? and subject_id = ? order by number")
        .params(subject.type(), subject.id())
        .query((row, i) -> read(row))
        .list();
  }

  Optional<Payment> ofIntent(String paymentIntentId) {
    return query("select * from payment where payment_intent_id = ?", paymentIntentId);
  }

  /** The payment, held until the transaction ends. */
  Optional<Payment> lock(String id) {
    return query("select * from payment where payment_id = ? for update", id);
  }

  /**
   * @return false where the attempt was seen before
   */
  boolean addAttempt(Payment payment, String attemptId, String code) {
    return jdbc.sql(
                """
                insert into payment_attempt (payment_id, attempt_id, tenant_id, code, seen_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
            .params(
                payment.id(),
                attemptId,
                payment.order().tenantId(),
                code,
                Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  private Optional<Payment> query(String sql, String id) {
    return jdbc.sql(sql).param(id).query((row, i) -> read(row)).optional();
  }

  private static Payment read(ResultSet row) throws SQLException {
    return new Payment(
        row.getString("payment_id"),
        order(row),
        row.getString("request_key"),
        PaymentStatus.valueOf(row.getString("status")),
        new CheckoutSlot(
            row.getString("on_behalf_of"),
            row.getBoolean("captures_at_once"),
            row.getInt("checkout_try"),
            row.getTimestamp("checkout_expires_at").toInstant(),
            row.getString("session_id"),
            row.getString("checkout_url")),
        row.getString("payment_intent_id"),
        row.getString("refusal"),
        row.getLong("refunded_amount"),
        row.getLong("version"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }

  private static PaymentOrder order(ResultSet row) throws SQLException {
    Date serviceDate = row.getDate("service_date");
    return new PaymentOrder(
        row.getString("tenant_id"),
        new Subject(row.getString("subject_type"), row.getString("subject_id")),
        row.getInt("number"),
        row.getString("clerk_user_id"),
        row.getString("contact_id"),
        row.getLong("amount"),
        row.getString("currency"),
        row.getString("label"),
        serviceDate == null ? null : serviceDate.toLocalDate(),
        row.getString("service_description"),
        row.getString("tax_category"),
        row.getTimestamp("expires_at").toInstant());
  }

  private static @Nullable Date date(@Nullable LocalDate date) {
    return date == null ? null : Date.valueOf(date);
  }
}
