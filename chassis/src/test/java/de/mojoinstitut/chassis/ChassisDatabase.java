package de.mojoinstitut.chassis;

import com.zaxxer.hikari.HikariDataSource;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.ScopedTransactionManager;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.testkit.TestClock;
import de.mojoinstitut.testkit.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A migrated database as an application sees it: pool, scoped transactions, and a test's clock. */
public final class ChassisDatabase implements AutoCloseable {

  public final TestDatabase database = TestDatabase.fresh();
  public final HikariDataSource pool = new HikariDataSource();
  public final JdbcTemplate jdbc;
  public final TransactionTemplate transaction;
  public final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));

  /**
   * @param connections size of the pool
   */
  public ChassisDatabase(int connections) {
    Flyway.configure()
        .dataSource(database.url(), "hub_owner", "")
        .locations("classpath:db/chassis")
        .defaultSchema("hub")
        .placeholders(Map.of("api", "hub_api", "worker", "hub_worker"))
        .load()
        .migrate();
    pool.setJdbcUrl(database.url());
    pool.setUsername("hub_login");
    pool.setMaximumPoolSize(connections);
    jdbc = new JdbcTemplate(pool);
    transaction = new TransactionTemplate(new ScopedTransactionManager(pool, "hub"));
  }

  /** One transaction of the machinery. */
  public <T> T within(Scope scope, Supplier<T> action) {
    return Scopes.within(scope, () -> transaction.execute(status -> action.get()));
  }

  /** One transaction of the machinery. */
  public void run(Runnable action) {
    Scopes.run(Scope.machinery(), () -> transaction.executeWithoutResult(status -> action.run()));
  }

  /** A value from the database, as the machinery sees it. */
  public <T> T value(Class<T> type, String sql, Object... arguments) {
    return within(Scope.machinery(), () -> jdbc.queryForObject(sql, type, arguments));
  }

  @Override
  public void close() {
    pool.close();
  }
}
