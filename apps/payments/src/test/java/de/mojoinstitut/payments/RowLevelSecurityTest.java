package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database itself keeps tenants apart, whatever the code does. */
class RowLevelSecurityTest extends PaymentsTest {

  private static Connection as(String role, String tenant) throws SQLException {
    Connection connection = WORLD.database.connect("payments_login");
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "select set_config('role', '%s', true), set_config('app.tenant', '%s', true)"
              .formatted(role, tenant));
    }
    return connection;
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenant",
        "account",
        "payment",
        "payment_attempt",
        "refund",
        "payout",
        "dispute",
        "tax_status",
        "invoice_cause",
        "invoice_counter",
        "invoice"
      })
  void shouldShowATenantItsOwnRowsOnly(String table) throws SQLException {
    // given
    Answer paid = capturedAfterADecline();
    refund(paid.at("id"), newBooking(), 100).send();
    payout(TENANT, newPayout(), 100).send();
    opened(newBooking());
    invoiced(paid.at("bookingId"));

    for (String role : new String[] {"payments_api", "payments_worker"}) {
      try (Connection own = as(role, TENANT);
          Connection foreign = as(role, "tenant_foreign");
          Connection nobody = as(role, "")) {
        // then
        assertThat(count(own, table)).isPositive();
        assertThat(count(foreign, table)).isZero();
        assertThat(count(nobody, table)).isZero();
      }
    }
  }

  @Test
  void shouldLetTheApiWatchItsOwnThingsOnly() throws SQLException {
    // given
    open(newBooking());

    try (Connection foreign = as("payments_api", "tenant_foreign");
        Connection worker = as("payments_worker", "")) {
      // then
      assertThat(count(foreign, "watch")).isZero();
      assertThat(count(worker, "watch")).isPositive();
    }
  }

  @Test
  void shouldNotLetATenantChangeForeignRows() throws SQLException {
    // given
    Answer open = open(newBooking());

    try (Connection foreign = as("payments_api", "tenant_foreign");
        Statement statement = foreign.createStatement()) {
      // when
      int changed =
          statement.executeUpdate(
              "update payment set amount = 1 where payment_id = '" + open.at("id") + "'");

      // then
      assertThat(changed).isZero();
    }
  }

  @Test
  void shouldNotLetATenantWriteRowsOfAnother() throws SQLException {
    try (Connection foreign = as("payments_api", "tenant_foreign");
        Statement statement = foreign.createStatement()) {
      assertThatThrownBy(
              () ->
                  statement.executeUpdate(
                      "insert into watch (kind, entity_id, tenant_id) values ('PAYMENT', 'x', '%s')"
                          .formatted(TENANT)))
          .hasMessageContaining("row-level security");
    }
  }

  @Test
  void shouldGiveTheLoginRoleNothing() throws SQLException {
    try (Connection login = WORLD.database.connect("payments_login");
        Statement statement = login.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("select * from payments.payment"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void shouldForceThePolicyOnEveryBusinessTable() {
    assertThat(
            WORLD.query(
                """
                select relname from pg_class where relnamespace = 'payments'::regnamespace and relkind = 'r'
                  and not (relrowsecurity and relforcerowsecurity)"""))
        .containsExactlyInAnyOrder("flyway_schema_history", "inbox", "outbox");
  }

  private void invoiced(String booking) {
    call("PUT", "/api/tenants/" + TENANT + "/tax-status")
        .asHub(null)
        .body(
            """
            {'validFrom': '2020-01-01', 'legalName': 'Anna', 'vatId': 'DE123456789', 'smallBusiness': true,
             'address': {'line1': 'Weg 1', 'postalCode': '10115', 'city': 'Berlin', 'country': 'DE'}}""")
        .send();
    Awaitility.await()
        .until(
            () ->
                call("GET", "/api/invoices?bookingId=" + booking)
                        .asHub(TENANT)
                        .send()
                        .json()
                        .path("items")
                        .size()
                    > 1);
  }

  private Answer capturedAfterADecline() {
    Answer open = open(newBooking());
    WORLD.pay(open.at("checkoutUrl"), "declined");
    Awaitility.await().until(() -> get(open.at("id")).json().path("version").asLong() == 2);
    WORLD.pay(open.at("checkoutUrl"), "ok");
    return awaitStatus(open.at("id"), "CAPTURED");
  }
}
