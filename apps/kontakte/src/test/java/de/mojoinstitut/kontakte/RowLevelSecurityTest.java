package de.mojoinstitut.kontakte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In SQL, as the role the application takes, past all of its code. */
class RowLevelSecurityTest extends KontakteTest {

  private static final List<String> BUSINESS_TABLES =
      List.of("tenant", "contact", "lead", "partner", "idempotency");

  @Test
  void shouldForceItOnEveryTableOfTheSchema() {
    assertThat(
            query(
                """
                select relname from pg_class where relnamespace = 'kontakte'::regnamespace and relkind = 'r'
                  and not (relrowsecurity and relforcerowsecurity)"""))
        .containsExactlyInAnyOrder("outbox", "inbox", "flyway_schema_history");
  }

  @Test
  void shouldShowATenantItsOwnRowsOnly() throws SQLException {
    // given
    String own = filled("rls_own");
    String other = filled("rls_other");

    // then
    for (String table : BUSINESS_TABLES) {
      String column =
          table.equals("tenant") ? "id" : table.equals("idempotency") ? "tenant" : "tenant_id";
      String sql = "select distinct " + column + " from " + table;
      assertThat(as("kontakte_api", own, sql)).as(table).containsExactly(own);
      assertThat(as("kontakte_api", other, sql)).as(table).containsExactly(other);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenant", "contact", "lead", "partner", "idempotency"})
  void shouldShowNothingWithoutAScope(String table) throws SQLException {
    // given
    filled("rls_none");

    // then
    String sql =
        "select 1 from " + table + (table.equals("idempotency") ? " where tenant <> ''" : "");
    assertThat(as("kontakte_api", "", sql)).isEmpty();
    assertThat(as("kontakte_api", null, sql)).isEmpty();
  }

  @Test
  void shouldLetATenantChangeNothingOfAnother() throws SQLException {
    // given
    String victim = filled("rls_victim");
    String thief = filled("rls_thief");

    // then
    for (String table : List.of("contact", "lead", "partner")) {
      String where = " where tenant_id = '" + victim + "' returning 1";
      assertThat(as("kontakte_api", thief, "update " + table + " set source = 'stolen'" + where))
          .isEmpty();
      assertThatThrownBy(
              () ->
                  as(
                      "kontakte_api",
                      thief,
                      "update " + table + " set tenant_id = '" + victim + "' returning 1"))
          .hasMessageContaining("row-level security");
      assertThatThrownBy(() -> as("kontakte_api", thief, "delete from " + table + where))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(
              () ->
                  as(
                      "kontakte_api",
                      thief,
                      """
                      insert into %s (id, tenant_id, name, email, source, origin, version, created_at, updated_at%s)
                      values ('x', '%s', 'n', 'e@x.de', 's', 'o', 1, now(), now(), 'k') returning 1"""
                          .formatted(
                              table,
                              table.equals("contact") ? ", clerk_user_id" : ", email_key",
                              victim)))
          .hasMessageContaining("row-level security");
    }
    assertThat(as("kontakte_api", thief, "update tenant set clerk_org_id = 'org_mine' returning 1"))
        .isEmpty();
  }

  @Test
  void shouldOpenNoBusinessTableToTheWorkerOrTheLogin() {
    for (String table : List.of("tenant", "contact", "lead", "partner")) {
      for (String role : List.of("kontakte_worker", "kontakte_login")) {
        assertThatThrownBy(() -> as(role, "tenant_any", "select 1 from kontakte." + table))
            .hasMessageContaining("permission denied");
      }
    }
  }

  /** A tenant with a row in every table. */
  private String filled(String name) {
    String tenant = tenant(name);
    call("POST", "/api/contacts").asHub(tenant).body(contact("user_" + name, tenant)).send();
    for (String path : List.of("/api/leads", "/api/partners")) {
      call("POST", path)
          .asHub(tenant)
          .body(
              "{'tenantId': '%s', 'name': 'L', 'email': 'l@example.org', 'source': 'web'}"
                  .formatted(tenant))
          .send();
    }
    return tenant;
  }

  private static List<String> as(String role, @Nullable String tenant, String sql)
      throws SQLException {
    try (Connection connection = DATABASE.connect("kontakte_login");
        Statement statement = connection.createStatement()) {
      statement.execute("set role " + role);
      if (tenant != null) {
        statement.execute("set app.tenant = '" + tenant + "'");
        statement.execute("set app.level = 'TENANT'");
      }
      return query(connection, sql);
    }
  }
}
