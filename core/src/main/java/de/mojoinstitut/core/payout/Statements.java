package de.mojoinstitut.core.payout;

import de.mojoinstitut.core.ledger.Beneficiary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements as they were written, as far as the current scope sees them. */
@Repository
public class Statements {

  private static final int ROWS_AT_ONCE = 500;

  private static final String NEXT =
      """
      insert into payout_statement_counter as counter (beneficiary_type, beneficiary_id, region, year, last)
      values (:type, :id, :region, :year, 1)
      on conflict (beneficiary_type, beneficiary_id, year) do update set last = counter.last + 1
      returning last""";

  private static final String ADD =
      """
      insert into payout_statement (payout_id, region, beneficiary_type, beneficiary_id, year, sequence, number, issued_at, pdf, csv)
      values (:payout, :region, :type, :id, :year, :sequence, :number, :issuedAt, :pdf, :csv)""";

  /**
   * A release pays out what all that happened to the payment before has left; of anything else only
   * its own part counts.
   */
  private static final String LINES =
      """
      select p.occurred_at, pay.label, l.kind, l.amount, part.gross, part.platform_fee, part.provider_fee
      from payout_line l
      join ledger_posting p on p.id = l.posting_id
      left join payment pay on pay.payment_id = p.payment_id
      cross join lateral (
        select coalesce(sum(x.amount) filter (where x.kind = 'GROSS'), 0) as gross,
          coalesce(sum(x.amount) filter (where x.kind = 'PLATFORM_FEE'), 0) as platform_fee,
          coalesce(sum(x.amount) filter (where x.kind = 'PROVIDER_FEE'), 0) as provider_fee
        from (select p.id
              union all
              select q.id from ledger_posting q
              where l.kind = 'RELEASE' and q.payment_id = p.payment_id and q.id < p.id) posting
        join ledger_line x on x.posting_id = posting.id
        where x.holder = l.beneficiary_id and x.account = l.beneficiary_type) part
      where l.payout_id = ? order by l.posting_id""";

  private final JdbcClient jdbc;
  private final JdbcTemplate streaming;

  Statements(JdbcClient jdbc, DataSource dataSource) {
    this.jdbc = jdbc;
    this.streaming = new JdbcTemplate(dataSource);
    streaming.setFetchSize(ROWS_AT_ONCE);
  }

  /** A document as it was written once. */
  @SuppressWarnings("ArrayRecordComponent") // Raw bytes; nobody compares two of these.
  public record Document(String number, byte[] bytes) {}

  /** In which form. */
  public enum Format {
    PDF,
    CSV
  }

  public Optional<Document> find(PayoutId payout, Format format) {
    String column =
        switch (format) {
          case PDF -> "pdf";
          case CSV -> "csv";
        };
    return jdbc.sql(
            "select number, " + column + " as bytes from payout_statement where payout_id = :id")
        .param("id", payout.value())
        .query((row, i) -> new Document(row.getString("number"), row.getBytes("bytes")))
        .optional();
  }

  /** Those that have a statement. */
  public Set<PayoutId> issued(Collection<PayoutId> payouts) {
    if (payouts.isEmpty()) {
      return Set.of();
    }
    return jdbc.sql("select payout_id from payout_statement where payout_id in (:ids)")
        .param("ids", payouts.stream().map(PayoutId::value).toList())
        .query((row, i) -> new PayoutId(row.getString("payout_id")))
        .set();
  }

  Optional<String> numberOf(PayoutId payout) {
    return jdbc.sql("select number from payout_statement where payout_id = :id")
        .param("id", payout.value())
        .query(String.class)
        .optional();
  }

  /** The payee's next number of the year; others wait for it until the transaction ends. */
  long next(Beneficiary payee, int year) {
    return jdbc.sql(NEXT)
        .param("type", payee.type().name())
        .param("id", payee.id())
        .param("region", payee.region().value())
        .param("year", year)
        .query(Long.class)
        .single();
  }

  void add(Statement statement, int year, long sequence, byte[] pdf, byte[] csv) {
    Beneficiary payee = statement.beneficiary();
    jdbc.sql(ADD)
        .param("payout", statement.payout().id().value())
        .param("region", payee.region().value())
        .param("type", payee.type().name())
        .param("id", payee.id())
        .param("year", year)
        .param("sequence", sequence)
        .param("number", statement.number())
        .param("issuedAt", Timestamp.from(statement.issuedAt()))
        .param("pdf", pdf)
        .param("csv", csv)
        .update();
  }

  /** When the first of the payout's lines occurred. */
  Instant firstLine(PayoutId payout) {
    return jdbc.sql(
            """
            select min(p.occurred_at) as first from payout_line l join ledger_posting p on p.id = l.posting_id
            where l.payout_id = :id""")
        .param("id", payout.value())
        .query((row, i) -> row.getTimestamp("first").toInstant())
        .single();
  }

  /** Reads the payout's lines as they are asked for. Needs a transaction. */
  void lines(PayoutId payout, Consumer<Iterator<Statement.Line>> reader) {
    try (Stream<Statement.Line> lines =
        streaming.queryForStream(LINES, (row, i) -> line(row), payout.value())) {
      reader.accept(lines.iterator());
    }
  }

  private static Statement.Line line(ResultSet row) throws SQLException {
    long gross = row.getLong("gross");
    long platformFee = row.getLong("platform_fee");
    long providerFee = row.getLong("provider_fee");
    long amount = row.getLong("amount");
    return new Statement.Line(
        row.getTimestamp("occurred_at").toInstant(),
        row.getString("label"),
        row.getString("kind"),
        gross,
        platformFee,
        providerFee,
        amount - gross - platformFee - providerFee,
        amount);
  }
}
