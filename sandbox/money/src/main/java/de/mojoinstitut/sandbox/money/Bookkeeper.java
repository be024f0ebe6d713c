package de.mojoinstitut.sandbox.money;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.money.Books.BookingRow;
import de.mojoinstitut.sandbox.money.Books.Documents;
import de.mojoinstitut.sandbox.money.Books.LedgerClaims;
import de.mojoinstitut.sandbox.money.Books.PayoutRow;
import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.parts.Database;
import de.mojoinstitut.sandbox.stack.trial.TrialStack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads all books; each is read once, when everything is quiet. */
final class Bookkeeper {

  private final TrialStack stack;
  private final Database database;

  Bookkeeper(TrialStack stack) {
    this.stack = stack;
    this.database = stack.database();
  }

  Books read(List<Deal> deals, Map<String, Long> quoted, Map<String, Long> waiting, int incidents) {
    return new Books(
        deals,
        quoted,
        bookings(),
        shares(),
        sums("select currency, sum(amount) from hub.ledger_line group by currency"),
        sums(
            """
            select currency, -sum(amount) from hub.ledger_line
            where account in ('CLEARING', 'PROVIDER_FEES') group by currency"""),
        sums(
            """
            select a.stripe_account_id || ' ' || l.currency, -sum(l.amount)
            from hub.ledger_line l join hub.ledger_posting p on p.id = l.posting_id
              join payments.account a on a.tenant_id = l.holder
            where p.type in ('PAYOUT_PAID', 'PAYOUT_REVERSED')
            group by a.stripe_account_id, l.currency"""),
        claims(),
        StripeMoney.read(stack.stripe()),
        payouts(),
        paidTwice(),
        documents(),
        gaps(),
        waiting,
        incidents);
  }

  private Map<String, BookingRow> bookings() {
    Map<String, BookingRow> bookings = new HashMap<>();
    database.list(
        """
        select b.id, b.status, b.price_currency,
          case when p.status in ('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED') then p.amount else 0 end,
          (select count(*) from payments.refund r where r.payment_id = p.payment_id and r.status = 'SUCCEEDED'),
          (select coalesce(sum(r.amount), 0) from payments.refund r where r.payment_id = p.payment_id and r.status = 'SUCCEEDED'),
          (select coalesce(sum(d.amount), 0) from payments.dispute d where d.payment_id = p.payment_id and d.status = 'LOST')
        from hub.booking b left join payments.payment p on p.booking_id = b.id""",
        row ->
            bookings.put(
                row.getString(1),
                new BookingRow(
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getInt(5),
                    row.getLong(6),
                    row.getLong(7))));
    return bookings;
  }

  private Map<String, Shares> shares() {
    Map<String, Shares> shares = new HashMap<>();
    database.list(
        """
        select p.source_id, l.account, sum(l.amount)
        from hub.ledger_line l join hub.ledger_posting p on p.id = l.posting_id
        where p.source_id is not null group by p.source_id, l.account""",
        row -> {
          Shares before = shares.getOrDefault(row.getString(1), Shares.NONE);
          return shares.put(row.getString(1), before.plus(row.getString(2), row.getLong(3)));
        });
    return shares;
  }

  private Map<String, Long> sums(String sql) {
    Map<String, Long> sums = new HashMap<>();
    database.list(sql, row -> sums.put(row.getString(1).strip(), row.getLong(2)));
    return sums;
  }

  private LedgerClaims claims() {
    JsonNode said =
        new HubApi(stack.hub(), stack.tokens().user(Tokens.Order.of("user_fin1")))
            .get("/api/admin/ledger")
            .orThrow("The hub");
    List<String> differences = new ArrayList<>();
    for (JsonNode each : said.path("providerDifference")) {
      if (each.path("amount").asLong(1) != 0) {
        differences.add(each.toString());
      }
    }
    return new LedgerClaims(
        database.number(
            """
            select count(distinct posting_id) from (
              select posting_id from hub.ledger_line group by posting_id, currency having sum(amount) <> 0) wrong"""),
        said.path("unbalancedPostings").asLong(-1),
        differences);
  }

  private List<PayoutRow> payouts() {
    return database.list(
        """
        select p.id, r.number, p.region, p.beneficiary_id, p.currency, p.amount, p.status, p.reason,
          (select coalesce(sum(l.amount), 0) from hub.payout_line l where l.payout_id = p.id),
          (select coalesce(-sum(l.amount), 0) from hub.ledger_line l join hub.ledger_posting g on g.id = l.posting_id
           where g.payout_id = p.id and g.type = 'PAYOUT_PAID' and l.holder = p.beneficiary_id)
        from hub.payout p join hub.payout_run r on r.id = p.run_id
        where not p.dry_run order by r.created_at, r.number, p.beneficiary_id""",
        row ->
            new PayoutRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getLong(10)));
  }

  private List<String> paidTwice() {
    return database.list(
        """
        select l.posting_id || ' to ' || l.beneficiary_id
        from hub.payout_line l join hub.payout p on p.id = l.payout_id where p.status = 'PAID'
        group by l.posting_id, l.beneficiary_type, l.beneficiary_id having count(*) > 1""",
        row -> row.getString(1));
  }

  private Map<String, Documents> documents() {
    Map<String, Documents> documents = new HashMap<>();
    database.list(
        """
        select booking_id, count(*) filter (where type = 'INVOICE'), count(*) filter (where type = 'CREDIT_NOTE'), sum(gross)
        from payments.invoice group by booking_id""",
        row ->
            documents.put(
                row.getString(1), new Documents(row.getInt(2), row.getInt(3), row.getLong(4))));
    return documents;
  }

  private List<String> gaps() {
    return database.list(
        """
        select tenant_id || ' ' || series || ' ' || year from payments.invoice
        group by tenant_id, series, year having count(*) <> max(no) or min(no) <> 1""",
        row -> row.getString(1));
  }
}
