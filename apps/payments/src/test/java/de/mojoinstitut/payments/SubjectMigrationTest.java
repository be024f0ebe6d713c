package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Payments from before there were subjects. */
class SubjectMigrationTest {

  private static final List<String> BEFORE =
      List.of(
          "V1_1__tenants_accounts",
          "V1_2__payments_refunds",
          "V1_3__watch",
          "V1_4__payouts_disputes",
          "V1_5__invoices");

  /** As the owner, whom forced row level security binds too. */
  private static void migrate(TestDatabase database, String name) throws IOException {
    try (InputStream sql =
        SubjectMigrationTest.class.getResourceAsStream("/db/migration/" + name + ".sql")) {
      database.asSuperuser(
          "set role payments_owner; set search_path = payments; "
              + new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8)
                  .replace("${api}", "payments_api")
                  .replace("${worker}", "payments_worker"));
    }
  }

  @Test
  void shouldMakeEachTheFirstOfItsBookingAndAskStripeAsBefore() throws Exception {
    // given
    TestDatabase database = TestDatabase.fresh();
    for (String each : BEFORE) {
      migrate(database, each);
    }
    database.asSuperuser(
        """
        set search_path = payments;
        insert into tenant (tenant_id, name, slug, region, clerk_org_id, currency, created_at, updated_at)
          values ('t', 'T', 't', 'DACH', 'org_t', 'EUR', now(), now());
        insert into payment (payment_id, tenant_id, booking_id, clerk_user_id, contact_id, amount, currency, label,
          expires_at, request_key, status, on_behalf_of, checkout_try, checkout_expires_at, created_at, updated_at)
          values ('pay_1', 't', 'bkg_1', 'u', 'c', 100, 'EUR', 'MH-1', now(), 'k', 'UNKNOWN', 'acct_1', 1, now(), now(), now())""");

    // when
    migrate(database, "V1_6__subject");

    // then
    try (Connection connection = database.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select subject_type, subject_id, number, captures_at_once, booking_id from payments.payment")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("BOOKING");
      assertThat(row.getString(2)).isEqualTo("bkg_1");
      assertThat(row.getInt(3)).isEqualTo(1);
      assertThat(row.getBoolean(4)).isFalse();
      assertThat(row.getString(5)).isEqualTo("bkg_1");
    }
  }
}
