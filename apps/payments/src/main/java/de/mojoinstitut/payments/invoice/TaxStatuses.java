package de.mojoinstitut.payments.invoice;

import de.mojoinstitut.payments.invoice.Issuer.Address;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tax statuses of the current scope. Nothing is changed here. Every method needs a transaction.
 */
@Repository
class TaxStatuses {

  private static final String INSERT =
      """
      insert into tax_status (tenant_id, valid_from, revision, legal_name, line1, postal_code, city, country, tax_number,
        vat_id, small_business, vat_rate_basis_points, recorded_by, recorded_at)
      values (:tenant, :validFrom,
        (select count(*) + 1 from tax_status where tenant_id = :tenant and valid_from = :validFrom),
        :legalName, :line1, :postalCode, :city, :country, :taxNumber, :vatId, :smallBusiness, :rate, :by, :now)""";

  /** The latest revision of each day, the latest day first. */
  private static final String CURRENT =
      """
      select distinct on (valid_from) * from tax_status where tenant_id = :tenant and valid_from <= :day
      order by valid_from desc, revision desc""";

  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private final JdbcClient jdbc;
  private final Clock clock;

  TaxStatuses(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What holds on a day. */
  Optional<TaxStatus> at(String tenantId, LocalDate day) {
    return query(CURRENT + " limit 1", tenantId, day).stream().findFirst();
  }

  /** What was recorded for exactly this day. */
  Optional<TaxStatus> from(String tenantId, LocalDate day) {
    return at(tenantId, day).filter(status -> status.validFrom().equals(day));
  }

  /** All that count, the latest first. */
  List<TaxStatus> all(String tenantId) {
    return query(CURRENT, tenantId, LAST_DAY);
  }

  /**
   * Records it.
   *
   * @param by whose request it was
   */
  void add(String tenantId, TaxStatus status, String by) {
    Issuer issuer = status.issuer();
    jdbc.sql(INSERT)
        .param("tenant", tenantId)
        .param("validFrom", status.validFrom())
        .param("legalName", issuer.legalName())
        .param("line1", issuer.address().line1())
        .param("postalCode", issuer.address().postalCode())
        .param("city", issuer.address().city())
        .param("country", issuer.address().country())
        .param("taxNumber", issuer.taxNumber())
        .param("vatId", issuer.vatId())
        .param("smallBusiness", issuer.smallBusiness())
        .param("rate", issuer.smallBusiness() ? null : issuer.vatRateBasisPoints())
        .param("by", by)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private List<TaxStatus> query(String sql, String tenantId, LocalDate day) {
    return jdbc.sql(sql)
        .param("tenant", tenantId)
        .param("day", day)
        .query((row, i) -> new TaxStatus(row.getObject("valid_from", LocalDate.class), issuer(row)))
        .list();
  }

  /** Reads who issues from a row of this table or of {@code invoice}. */
  static Issuer issuer(ResultSet row) throws SQLException {
    return new Issuer(
        row.getString("legal_name"),
        new Address(
            row.getString("line1"),
            row.getString("postal_code"),
            row.getString("city"),
            row.getString("country")),
        row.getString("tax_number"),
        row.getString("vat_id"),
        row.getBoolean("small_business"),
        row.getInt("vat_rate_basis_points"));
  }
}
