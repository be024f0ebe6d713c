package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Lines as the database keeps them. */
@Component
class LineRows {

  private static final String ADD =
      """
      insert into ledger_line
        (posting_id, line_no, region, seller, account, holder, state, kind, amount, currency, rule, rate_bps, rate_fixed)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String FIND =
      """
      select l.* from ledger_line l join ledger_posting p on p.id = l.posting_id
      where p.%s = ? order by l.posting_id, l.line_no""";

  private final JdbcTemplate jdbc;

  LineRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** In one round trip. */
  void add(long postingId, Posting posting, List<Line> lines) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Line line : lines) {
      rows.add(row(postingId, rows.size() + 1, posting, line));
    }
    jdbc.batchUpdate(ADD, rows);
  }

  /** The lines of all postings about the payment, in order. */
  List<Line> ofPayment(String paymentId) {
    return jdbc.query(FIND.formatted("payment_id"), (row, i) -> line(row), paymentId);
  }

  /** The lines of one posting; none where there is no such posting. */
  List<Line> ofPosting(String key) {
    return jdbc.query(FIND.formatted("key"), (row, i) -> line(row), key);
  }

  /** The lines of all postings about the payout, in order. */
  List<Line> ofPayout(String payoutId) {
    return jdbc.query(FIND.formatted("payout_id"), (row, i) -> line(row), payoutId);
  }

  private static @Nullable Object[] row(long postingId, int number, Posting posting, Line line) {
    Account account = line.account();
    ShareState state = account.state();
    FrozenRate rate = line.rate();
    TenantId seller = posting.seller();
    return new @Nullable Object[] {
      postingId,
      number,
      posting.region().value(),
      seller == null ? null : seller.value(),
      account.type().name(),
      account.holder(),
      state == null ? null : state.name(),
      line.kind().name(),
      line.amount().amount(),
      line.amount().currency().getCurrencyCode(),
      rate == null ? null : rate.rule(),
      rate == null ? null : rate.basisPoints(),
      rate == null ? null : rate.fixed()
    };
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        new Account(
            Account.Type.valueOf(row.getString("account")),
            row.getString("holder"),
            Optional.ofNullable(row.getString("state")).map(ShareState::valueOf).orElse(null)),
        Line.Kind.valueOf(row.getString("kind")),
        Money.of(row.getLong("amount"), row.getString("currency")),
        rate(row));
  }

  private static @Nullable FrozenRate rate(ResultSet row) throws SQLException {
    String rule = row.getString("rule");
    return rule == null
        ? null
        : new FrozenRate(rule, row.getInt("rate_bps"), row.getLong("rate_fixed"));
  }
}
