package de.mojoinstitut.core.region;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A hub whose distributors were persons becomes one whose distributors are companies. */
class DistributorUpgradeTest {

  private final TestDatabase database = TestDatabase.fresh();

  @Test
  void shouldLetEveryDistributorThatWasAPersonKeepItsIdAndItsLines() throws SQLException {
    // given a distributor under contract, one whose contract is over, and one with lines only
    migrate("6");
    database.asSuperuser(
        """
        set search_path = hub;
        insert into region values ('DACH', 'DACH', 'user_now', 'EUR', 'de-DE', 'Europe/Berlin'),
          ('US', 'US', null, 'USD', 'en-US', 'America/New_York');
        insert into distributor_contract values ('c1', 'DACH', 'user_before', '2025-01-01', '2026-01-01', 2000),
          ('c2', 'DACH', 'user_now', '2026-01-01', null, 2000);
        with sale as (
          insert into ledger_posting (key, type, region, content, occurred_at, posted_at)
            values ('k', 'RELEASE', 'US', '', now(), now()) returning id)
        insert into ledger_line (posting_id, line_no, region, account, holder, state, kind, amount, currency)
          select id, 1, 'US', 'DISTRIBUTOR', 'user_once', 'PAYABLE', 'COMMISSION', 5, 'USD' from sale
          union all select id, 2, 'US', 'PLATFORM', null, null, 'COMMISSION', -5, 'USD' from sale;""");

    // when
    migrate("latest");

    // then
    assertThat(texts("select id || ' ' || region || ' ' || name from distributor order by id"))
        .containsExactly(
            "user_before DACH Distributor DACH",
            "user_now DACH Distributor DACH",
            "user_once US Distributor US");
    assertThat(
            texts(
                """
                set role hub_api; set app.level = 'DISTRIBUTOR'; set app."user" = 'user_once';
                select holder from ledger_line"""))
        .containsExactly("user_once");
    assertThat(
            texts(
                """
                set role hub_api; set app.level = 'DISTRIBUTOR'; set app."user" = 'user_before'; set app.region = 'US';
                select id from distributor_contract"""))
        .containsExactly("c1");
  }

  private void migrate(String target) {
    Flyway.configure()
        .dataSource(database.url(), "hub_owner", "")
        .locations("classpath:db/chassis", "classpath:db/hub")
        .defaultSchema("hub")
        .placeholders(Map.of("api", "hub_api", "worker", "hub_worker", "owner", "hub_owner"))
        .target(target)
        .load()
        .migrate();
  }

  /** What the last statement gives. */
  private List<String> texts(String sql) throws SQLException {
    try (Connection connection = database.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = hub; " + sql);
      while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
        ResultSet rows = statement.getResultSet();
        if (rows != null) {
          List<String> texts = new ArrayList<>();
          while (rows.next()) {
            texts.add(rows.getString(1));
          }
          return texts;
        }
      }
      throw new IllegalStateException("no rows");
    }
  }
}
