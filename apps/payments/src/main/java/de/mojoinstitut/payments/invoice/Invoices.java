package de.mojoinstitut.payments.invoice;

import de.mojoinstitut.payments.invoice.Invoice.Amounts;
import de.mojoinstitut.payments.invoice.Invoice.Reference;
import de.mojoinstitut.payments.invoice.Invoice.Type;
import de.mojoinstitut.payments.payment.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The invoices of the current scope; the table takes no changes. Every method needs a transaction.
 */
@Repository
class Invoices {

  private static final String INSERT =
      """
      insert into invoice (invoice_id, tenant_id, type, series, year, no, number, cause_no, payment_id, booking_id,
        booking_number, refers_to, issued_at, issue_date, supply_date, received_date, service_description,
        recipient_name, legal_name, line1, postal_code, city, country, tax_number, vat_id, small_business,
        vat_rate_basis_points, net, vat, gross, currency, locale, pdf)
      values (:id, :tenant, :type, :series, :year, :no, :number, :cause, :payment, :booking, :bookingNumber, :refersTo,
        :issuedAt, :issueDate, :supplyDate, :receivedDate, :service, :recipient, :legalName, :line1, :postalCode,
        :city, :country, :taxNumber, :vatId, :smallBusiness, :rate, :net, :vat, :gross, :currency, :locale, :pdf)""";

  private final JdbcClient jdbc;

  Invoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The first document of a sale, whose terms its corrections repeat. */
  record Base(
      Reference reference, @Nullable String recipientName, LocalDate receivedDate, Issuer issuer) {}

  /**
   * What the corrections of a sale come to, minor units.
   *
   * @param net the net part of {@code gross}
   */
  record Corrected(long net, long gross) {}

  /** An invoice as its readers see it in a list. */
  record Line(
      String id,
      Type type,
      String number,
      Instant issuedAt,
      Subject subject,
      String paymentId,
      Amounts amounts,
      String currency,
      @Nullable String refersTo) {}

  /** A document to download. */
  record Pdf(String number, Resource content) {}

  void add(Invoice invoice, byte[] pdf) {
    Issuer issuer = invoice.issuer();
    Reference refersTo = invoice.refersTo();
    jdbc.sql(INSERT)
        .param("id", invoice.id())
        .param("tenant", invoice.sale().tenantId())
        .param("type", invoice.type().name())
        .param("series", invoice.number().series().name())
        .param("year", invoice.number().year())
        .param("no", invoice.number().no())
        .param("number", invoice.number().text())
        .param("cause", invoice.causeNo())
        .param("payment", invoice.sale().paymentId())
        .param("booking", invoice.sale().subject().bookingId())
        .param("bookingNumber", invoice.sale().label())
        .param("refersTo", refersTo == null ? null : refersTo.id())
        .param("issuedAt", Timestamp.from(invoice.issuedAt()))
        .param("issueDate", invoice.issueDate())
        .param("supplyDate", invoice.supplyDate())
        .param("receivedDate", invoice.receivedDate())
        .param("service", invoice.sale().serviceDescription())
        .param("recipient", invoice.recipientName())
        .param("legalName", issuer.legalName())
        .param("line1", issuer.address().line1())
        .param("postalCode", issuer.address().postalCode())
        .param("city", issuer.address().city())
        .param("country", issuer.address().country())
        .param("taxNumber", issuer.taxNumber())
        .param("vatId", issuer.vatId())
        .param("smallBusiness", issuer.smallBusiness())
        .param("rate", issuer.vatRateBasisPoints())
        .param("net", invoice.amounts().net())
        .param("vat", invoice.amounts().vat())
        .param("gross", invoice.amounts().gross())
        .param("currency", invoice.sale().currency())
        .param("locale", invoice.locale().toLanguageTag())
        .param("pdf", pdf)
        .update();
  }

  /** Empty as long as the sale has no invoice. */
  Optional<Base> base(String paymentId) {
    return jdbc.sql("select * from invoice where payment_id = ? and refers_to is null")
        .param(paymentId)
        .query(
            (row, i) ->
                new Base(
                    reference(row),
                    row.getString("recipient_name"),
                    row.getObject("received_date", LocalDate.class),
                    TaxStatuses.issuer(row)))
        .optional();
  }

  /** The credit note of a refund. */
  Optional<Reference> ofRefund(String paymentId, String refundId) {
    return jdbc.sql(
            """
            select i.invoice_id, i.number, i.issue_date from invoice i join invoice_cause c using (cause_no)
            where i.payment_id = ? and c.kind = 'REFUNDED' and c.cause_id = ?""")
        .params(paymentId, refundId)
        .query((row, i) -> reference(row))
        .optional();
  }

  Corrected corrected(String paymentId) {
    return jdbc.sql(
            """
            select coalesce(-sum(net), 0) as net, coalesce(-sum(gross), 0) as gross from invoice
            where payment_id = ? and refers_to is not null""")
        .param(paymentId)
        .query(Corrected.class)
        .single();
  }

  /** Whether another tax status from that day on would contradict what was issued. */
  boolean anyForMoneyReceivedSince(LocalDate day) {
    return jdbc.sql("select exists (select from invoice where received_date >= ?)")
        .param(day)
        .query(Boolean.class)
        .single();
  }

  /** Oldest first. */
  List<Line> of(Subject subject) {
    return jdbc.sql(
            """
            select i.invoice_id, i.type, i.number, i.issued_at, i.payment_id, i.net, i.vat, i.gross, i.currency, i.refers_to
            from invoice i join payment p using (payment_id)
            where p.subject_type = ? and p.subject_id = ? order by i.cause_no""")
        .params(subject.type(), subject.id())
        .query(
            (row, i) ->
                new Line(
                    row.getString("invoice_id"),
                    Type.valueOf(row.getString("type")),
                    row.getString("number"),
                    row.getTimestamp("issued_at").toInstant(),
                    subject,
                    row.getString("payment_id"),
                    new Amounts(row.getLong("net"), row.getLong("vat"), row.getLong("gross")),
                    row.getString("currency"),
                    row.getString("refers_to")))
        .list();
  }

  Optional<Pdf> pdf(String invoiceId) {
    return jdbc.sql("select number, pdf from invoice where invoice_id = ?")
        .param(invoiceId)
        .query(
            (row, i) ->
                new Pdf(row.getString("number"), new ByteArrayResource(row.getBytes("pdf"))))
        .optional();
  }

  private static Reference reference(ResultSet row) throws SQLException {
    return new Reference(
        row.getString("invoice_id"),
        row.getString("number"),
        row.getObject("issue_date", LocalDate.class));
  }
}
