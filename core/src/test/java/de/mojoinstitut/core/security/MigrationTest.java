package de.mojoinstitut.core.security;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.testing.Database;
import de.mojoinstitut.testkit.TestDatabase;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What stood in a hub before payments had a table of their own. */
class MigrationTest {

  @Test
  void shouldKeepPaymentsRefundsAndPostingsOfBookings() {
    // given
    TestDatabase database = TestDatabase.fresh();
    migrate(database, "6");
    database.asSuperuser(
        """
        set search_path = hub;
        insert into region values ('DACH', 'DACH', null, 'EUR', 'de-DE', 'Europe/Berlin');
        insert into person values ('user_max', 'B2C', 'DACH', 'de-DE', 0, now(), now());
        insert into tenant values ('tenant_anna', 'org', 'anna', 'Anna', 'DACH', 'ACTIVE', null, now());
        insert into offer values ('offer_1', 'DACH', 'tenant_anna', 'WORKSHOP', 'BASIC', 'Atmen', 'Europe/Berlin', now(), now(),
          10000, 'EUR', 1, ';0', 'PUBLISHED', now());
        insert into booking (id, number, region, offer_id, seller_tenant_id, buyer, price_amount, price_currency,
          cancellation_policy, status, hold_expires_at, created_at, version, payment_id, payment_status, payment_version,
          checkout_url, refund_id, refund_amount, refund_status, refund_reason, refund_reference, delivered_at)
        values
          ('booking_held', 'MB-1', 'DACH', 'offer_1', 'tenant_anna', 'user_max', 10000, 'EUR', ';0', 'EXPIRED', now(), now(), 1,
           null, null, 0, null, null, null, null, null, null, null),
          ('booking_paid', 'MB-2', 'DACH', 'offer_1', 'tenant_anna', 'user_max', 10000, 'EUR', ';0', 'DELIVERED', now(), now(), 1,
           'pay_2', 'CAPTURED', 2, 'https://checkout.example/2', null, null, null, null, null, '2026-03-02T10:00:00Z'),
          ('booking_back', 'MB-3', 'DACH', 'offer_1', 'tenant_anna', 'user_max', 10000, 'EUR', ';0', 'CANCELLED', now(), now(), 1,
           'pay_3', 'PARTIALLY_REFUNDED', 4, null, 'refund_booking_back_1', 5000, 'UNKNOWN', 'BUYER_CANCELLED', null, null);
        insert into booking_event (booking_id, at, event) values ('booking_paid', '2026-03-01T10:00:00Z', 'PAYMENT_CAPTURED');
        insert into ledger_posting (key, type, region, seller, booking_id, payment_id, content, occurred_at, posted_at)
          values ('capture:pay_2', 'CAPTURE', 'DACH', 'tenant_anna', 'booking_paid', 'pay_2', '', now(), now());""");

    // when
    migrate(database, "latest");

    // then
    Database rows = new Database(database);
    assertThat(
            rows.texts(
                """
                select concat_ws(' ', payment_id, subject_type, subject_id, number, kind, label, amount, status, version,
                  checkout_url, captured_at at time zone 'UTC') from payment order by payment_id"""))
        .containsExactly(
            "pay_2 BOOKING booking_paid 1 WORKSHOP MB-2 10000 CAPTURED 2 https://checkout.example/2 2026-03-01 10:00:00",
            "pay_3 BOOKING booking_back 1 WORKSHOP MB-3 10000 PARTIALLY_REFUNDED 4");
    assertThat(
            rows.texts(
                "select concat_ws(' ', refund_id, payment_id, attempt, amount, reason, status) from refund"))
        .containsExactly("refund_booking_back_1 pay_3 1 5000 BUYER_CANCELLED UNKNOWN");
    assertThat(rows.texts("select concat_ws(' ', source_type, source_id) from ledger_posting"))
        .containsExactly("BOOKING booking_paid");
    assertThat(
            rows.texts(
                "select concat_ws(' ', booking_id, delivered_at at time zone 'UTC') from fulfilment"))
        .containsExactly("booking_paid 2026-03-02 10:00:00");
    assertThat(rows.texts("select tgenabled::text from pg_trigger where tgname = 'append_only'"))
        .containsOnly("O");
  }

  private static void migrate(TestDatabase database, String target) {
    Flyway.configure()
        .dataSource(database.url(), "hub_owner", "")
        .locations("classpath:db/chassis", "classpath:db/hub")
        .defaultSchema("hub")
        .placeholders(Map.of("api", "hub_api", "worker", "hub_worker", "owner", "hub_owner"))
        .target(target)
        .load()
        .migrate();
  }
}
