package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.ledger.RevenueKind;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Payments with their refunds, as far as the current scope sees them. */
@Repository
public class Payments {
  private static final String FIND =
      """
      select p.*, r.refund_id, r.attempt, r.amount as refund_amount, r.reason, r.status as refund_status, r.reference,
        r.returned
      from payment p left join refund r on r.payment_id = p.payment_id where %s order by p.number, r.attempt""";
  private static final String BY_ID = FIND.formatted("p.payment_id = :id");
  private static final String OF_SUBJECT =
      FIND.formatted("p.subject_type = :type and p.subject_id in (:ids)");
  private static final String SAVE =
      """
      insert into payment (payment_id, subject_type, subject_id, number, region, seller_tenant_id, buyer, kind, label, amount,
        currency, status, version, checkout_url, provider_fee, captured_at, created_at)
      values (:id, :type, :subject, :number, :region, :seller, :buyer, :kind, :label, :amount, :currency, :status, :version,
        :checkoutUrl, :fee, :capturedAt, :now)
      on conflict (payment_id) do update set status = excluded.status, version = excluded.version,
        checkout_url = excluded.checkout_url, provider_fee = excluded.provider_fee, captured_at = excluded.captured_at""";
  private static final String SAVE_REFUND =
      """
      insert into refund (refund_id, payment_id, attempt, amount, reason, status, reference, returned, created_at)
      values (:id, :payment, :attempt, :amount, :reason, :status, :reference, :returned, :now)
      on conflict (refund_id) do update set amount = excluded.amount, status = excluded.status,
        reference = excluded.reference, returned = excluded.returned""";
  private final JdbcClient jdbc;
  private final Clock clock;

  Payments(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<Payment> find(PaymentId id) {
    return read(jdbc.sql(BY_ID).param("id", id.value())).stream().findFirst();
  }

  /** The subject's last payment. */
  @Transactional(readOnly = true)
  public Optional<Payment> latest(SubjectId subject) {
    return Optional.ofNullable(latest(subject.type(), List.of(subject.id())).get(subject));
  }

  /** The last payment of each; one without a payment is missing. */
  @Transactional(readOnly = true)
  public Map<SubjectId, Payment> latest(String type, Collection<String> ids) {
    Map<SubjectId, Payment> latest = new HashMap<>();
    if (!ids.isEmpty()) {
      read(jdbc.sql(OF_SUBJECT).param("type", type).param("ids", ids))
          .forEach(payment -> latest.put(payment.sale().subject(), payment));
    }
    return latest;
  }

  /** Stores all of it but its refunds; its subject is locked. */
  Payment save(Payment payment) {
    Sale sale = payment.sale();
    jdbc.sql(SAVE)
        .param("id", payment.id().value())
        .param("type", sale.subject().type())
        .param("subject", sale.subject().id())
        .param("number", payment.number())
        .param("region", sale.region().value())
        .param("seller", sale.seller().value())
        .param("buyer", sale.buyer().value())
        .param("kind", sale.kind().code())
        .param("label", sale.label())
        .param("amount", sale.price().amount())
        .param("currency", sale.price().currency().getCurrencyCode())
        .param("status", payment.status().name())
        .param("version", payment.version())
        .param("checkoutUrl", text(payment.checkoutUrl()))
        .param("fee", payment.providerFee() == null ? null : payment.providerFee().amount())
        .param(
            "capturedAt",
            payment.capturedAt() == null ? null : Timestamp.from(payment.capturedAt()))
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return payment;
  }

  /** Stores the refund only; the payment's subject is locked. */
  Payment save(Payment payment, Refund refund) {
    jdbc.sql(SAVE_REFUND)
        .param("id", refund.refundId())
        .param("payment", payment.id().value())
        .param("attempt", refund.attempt())
        .param("amount", refund.amount().amount())
        .param("reason", refund.reason().name())
        .param("status", refund.status().name())
        .param("reference", refund.reference())
        .param("returned", refund.returned())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return payment.with(refund);
  }

  private static @Nullable String text(@Nullable URI uri) {
    return uri == null ? null : uri.toString();
  }

  private static Collection<Payment> read(JdbcClient.StatementSpec query) {
    Map<String, Payment> payments = new LinkedHashMap<>();
    query.query(
        row -> {
          String id = row.getString("payment_id");
          Payment payment = payments.containsKey(id) ? payments.get(id) : payment(row);
          payments.put(
              id, row.getString("refund_id") == null ? payment : payment.with(refund(row)));
        });
    return payments.values();
  }

  private static Payment payment(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    String url = row.getString("checkout_url");
    Long fee = row.getObject("provider_fee", Long.class);
    Timestamp capturedAt = row.getTimestamp("captured_at");
    return new Payment(
        new PaymentId(row.getString("payment_id")),
        new Sale(
            new SubjectId(row.getString("subject_type"), row.getString("subject_id")),
            new RegionCode(row.getString("region")),
            new TenantId(row.getString("seller_tenant_id")),
            new ClerkUserId(row.getString("buyer")),
            new RevenueKind(row.getString("kind")),
            Money.of(row.getLong("amount"), currency),
            row.getString("label")),
        row.getInt("number"),
        PaymentStatus.valueOf(row.getString("status")),
        row.getLong("version"),
        url == null ? null : URI.create(url),
        fee == null ? null : Money.of(fee, currency),
        capturedAt == null ? null : capturedAt.toInstant(),
        List.of());
  }

  private static Refund refund(ResultSet row) throws SQLException {
    return new Refund(
        row.getString("refund_id"),
        row.getInt("attempt"),
        Money.of(row.getLong("refund_amount"), row.getString("currency")),
        RefundReason.valueOf(row.getString("reason")),
        RefundStatus.valueOf(row.getString("refund_status")),
        row.getString("reference"),
        row.getBoolean("returned"));
  }
}
