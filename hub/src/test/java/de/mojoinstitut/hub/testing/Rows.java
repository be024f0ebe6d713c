package de.mojoinstitut.hub.testing;

import de.mojoinstitut.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Arranges the hub's rows and looks at them, past every policy. */
public final class Rows {

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final TestDatabase database;

  Rows(TestDatabase database) {
    this.database = database;
  }

  /** Three regions; a certified tenant in DACH and in INDIEN, one in DACH that is not. */
  void seed() {
    run(
        """
        insert into region values
          ('DACH', 'DACH', 'dist_dach', 'EUR', 'de-DE', 'Europe/Berlin'),
          ('US', 'US', 'dist_us', 'USD', 'en-US', 'America/New_York'),
          ('INDIEN', 'INDIEN', 'dist_in', 'INR', 'hi-IN', 'Asia/Kolkata') on conflict do nothing;
        insert into person values
          ('user_anna', 'B2B', 'DACH', 'de-DE', 0, now(), now()), ('user_eva', 'B2B', 'DACH', null, 0, now(), now()),
          ('user_ravi', 'B2B', 'INDIEN', null, 0, now(), now()) on conflict do nothing;
        insert into membership values
          ('user_anna', 'DACH', 'REGENERATIONSMEDIZIN_OS', now()), ('user_eva', 'DACH', 'REGENERATIONSMEDIZIN_OS', now()),
          ('user_ravi', 'INDIEN', 'REGENERATIONSMEDIZIN_OS', now()) on conflict do nothing;
        insert into tenant values
          ('tenant_anna', 'org_anna', 'anna', 'Geheime Praxis', 'DACH', 'ACTIVE', now() + '1 year', now()),
          ('tenant_eva', 'org_eva', 'eva', 'Geheime Praxis', 'DACH', 'ACTIVE', null, now()),
          ('tenant_ravi', 'org_ravi', 'ravi', 'Geheime Praxis', 'INDIEN', 'ACTIVE', now() + '1 year', now())
          on conflict do nothing;
        insert into tenant_member values
          ('tenant_anna', 'user_anna', 'admin'), ('tenant_eva', 'user_eva', 'admin'), ('tenant_ravi', 'user_ravi', 'admin')
          on conflict do nothing;
        insert into payout_terms select code, '2020-01-01', null, 1000, 50000, 7, currency from region
          where code in ('DACH', 'US', 'INDIEN') on conflict do nothing;""");
  }

  /** A member; gives the Clerk user id. */
  public String member(String region, String stage) {
    String id = "user_test_" + COUNTER.incrementAndGet();
    run(
        """
        insert into person values ('%1$s', 'B2C', '%2$s', null, 0, now(), now());
        insert into membership values ('%1$s', '%2$s', '%3$s', now());"""
            .formatted(id, region, stage));
    return id;
  }

  public String member() {
    return member("DACH", "LEBENSENERGIE");
  }

  /** An event of {@code tenant_anna} for 100 EUR in a month. */
  public String event(int seats) {
    return offer("EVENT", "EXTENDED", "tenant_anna", seats, 10_000);
  }

  /** An offer in a month. */
  public String offer(String kind, String level, String tenant, int seats, long price) {
    String id = "offer_" + COUNTER.incrementAndGet();
    run(
        """
        insert into offer
          select '%1$s', t.region, t.id, '%2$s', '%3$s', 'Geheime Stille', 'Europe/Berlin', date_trunc('second', now()) + '30 days',
                 date_trunc('second', now()) + '30 days 2 hours', %6$d, r.currency, %5$d, '168:100,48:50;0', 'PUBLISHED', now()
          from tenant t join region r on r.code = t.region where t.id = '%4$s';
        insert into offer_session select id, starts_at, ends_at from offer where id = '%1$s';
        insert into seat select '%1$s', generate_series(1, %5$d);"""
            .formatted(id, kind, level, tenant, seats, price));
    return id;
  }

  /**
   * A run of DACH by {@code user_fin1} with a payout of 88.25 to the tenant; gives the run's id.
   */
  public String payoutRun(String status, String tenant, String payoutStatus) {
    String id = "run_" + COUNTER.incrementAndGet();
    run(
        """
        insert into payout_run (id, number, region, cutoff, dry_run, status, started_by, approval_required, payouts, amount,
                                lines, currency, created_at)
        values ('%1$s', 'PR-%1$s', 'DACH', now(), false, '%2$s', 'user_fin1', true, 1, 8825, 1, 'EUR', now());
        insert into ledger_posting (key, type, region, seller, source_type, source_id, content, occurred_at, posted_at)
          values ('release:%1$s', 'RELEASE', 'DACH', '%3$s', 'BOOKING', 'booking_of_%1$s', '', now(), now());
        insert into payout (id, run_id, region, beneficiary_type, beneficiary_id, amount, currency, lines, dry_run, status,
                            reason, reserved_at, created_at)
          values ('%5$s', '%1$s', 'DACH', 'TENANT', '%3$s', 8825, 'EUR', 1, false, '%4$s',
                  case '%4$s' when 'SKIPPED' then 'PAUSED_BY_TENANT' end, now(), now());
        insert into payout_line select '%5$s', id, 'DACH', 'TENANT', '%3$s', null, type, 8825, 'EUR', true, source_type, source_id
          from ledger_posting where key = 'release:%1$s';"""
            .formatted(id, status, tenant, payoutStatus, payoutOf(id)));
    return id;
  }

  /** The payout of {@link #payoutRun}. */
  public static String payoutOf(String run) {
    return run.replace("run_", "payout_");
  }

  /** A statement of the payout, whose files say {@code pdf} and {@code csv}. */
  public void statement(String payout, String tenant) {
    run(
        """
        insert into payout_statement
          values ('%1$s', 'DACH', 'TENANT', '%2$s', 2026, %3$d, 'GS-2026-%3$05d', now(), 'pdf', 'csv')"""
            .formatted(payout, tenant, COUNTER.incrementAndGet()));
  }

  /** Puts the offer to another time, such as {@code now() + '2 days'}; it lasts two hours. */
  public void move(String offer, String startsAt) {
    run(
        """
        update offer set starts_at = %2$s, ends_at = %2$s + interval '2 hours' where id = '%1$s';
        update offer_session set starts_at = %2$s, ends_at = %2$s + interval '2 hours' where offer_id = '%1$s';"""
            .formatted(offer, startsAt));
  }

  /** The booking is paid and its seat is the buyer's. */
  public void confirm(String booking) {
    payment(booking, "CAPTURED");
    run("update booking set status = 'CONFIRMED' where id = '%s'".formatted(booking));
  }

  /** The booking has a payment of that status; the buyer pays at {@code checkout.example/1}. */
  public void payment(String booking, String status) {
    run(
        """
        insert into payment (payment_id, subject_type, subject_id, number, region, seller_tenant_id, buyer, kind, label, amount,
                             currency, status, version, checkout_url, created_at)
          select 'pay_' || id, 'BOOKING', id, 1, region, seller_tenant_id, buyer, 'EVENT', number, price_amount,
                 price_currency, '%2$s', 1, 'https://checkout.example/1', created_at from booking where id = '%1$s'"""
            .formatted(booking, status));
  }

  /** All of the booking's payment is back. */
  public void refunded(String booking, String reason) {
    payment(booking, "REFUNDED");
    run(
        """
        insert into refund (refund_id, payment_id, attempt, amount, reason, status, created_at)
          select 'refund_' || subject_id || '_1', payment_id, 1, amount, '%2$s', 'SUCCEEDED', created_at
          from payment where subject_id = '%1$s'"""
            .formatted(booking, reason));
  }

  /** Runs SQL in the hub's schema. */
  public void run(String sql) {
    database.asSuperuser("set search_path = hub; " + sql);
  }

  /** Counts rows: {@code booking where buyer = '…'}. */
  public int count(String from) {
    return Integer.parseInt(texts("select count(*) from " + from).getFirst());
  }

  /** The first column of each row found. */
  public List<String> texts(String query) {
    try (Connection connection = database.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = hub");
      List<String> texts = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every table of the hub that has the text, in any column, in any case. */
  public List<String> tablesWith(String text) {
    return texts("select tablename from pg_tables where schemaname = 'hub'").stream()
        .filter(
            table -> count("%1$s row where row::text ilike '%%%2$s%%'".formatted(table, text)) > 0)
        .toList();
  }

  /** A connection past every policy, for holding locks. */
  public Connection connect() throws SQLException {
    return database.connect("postgres");
  }
}
