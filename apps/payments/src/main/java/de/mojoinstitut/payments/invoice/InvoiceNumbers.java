package de.mojoinstitut.payments.invoice;

import de.mojoinstitut.payments.invoice.InvoiceNumber.Series;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gives the numbers. */
@Repository
class InvoiceNumbers {

  private static final String NEXT =
      """
      insert into invoice_counter (tenant_id, series, year, last_no) values (?, ?, ?, 1)
      on conflict (tenant_id, series, year) do update set last_no = invoice_counter.last_no + 1
      returning last_no""";

  private final JdbcClient jdbc;

  InvoiceNumbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The issuer's next number. It is the current transaction's until that ends: others wait, and a
   * rollback gives it back.
   */
  InvoiceNumber next(String tenantId, Series series, int year) {
    long no = jdbc.sql(NEXT).params(tenantId, series.name(), year).query(Long.class).single();
    return new InvoiceNumber(series, year, no);
  }
}
