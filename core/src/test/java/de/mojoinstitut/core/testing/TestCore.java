package de.mojoinstitut.core.testing;

import com.zaxxer.hikari.HikariDataSource;
import de.mojoinstitut.testkit.TestClock;
import de.mojoinstitut.testkit.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The core as in production, with fakes of its ports and a clock that a test moves. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class TestCore {

  private static final int CONNECTIONS = 24;

  @Bean
  TestDatabase database() {
    TestDatabase database = TestDatabase.fresh();
    Flyway.configure()
        .dataSource(database.url(), "hub_owner", "")
        .locations("classpath:db/chassis", "classpath:db/hub")
        .defaultSchema("hub")
        .placeholders(Map.of("api", "hub_api", "worker", "hub_worker", "owner", "hub_owner"))
        .load()
        .migrate();
    return database;
  }

  @Bean
  DataSource dataSource(TestDatabase database) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(database.url());
    pool.setUsername("hub_login");
    pool.setMaximumPoolSize(CONNECTIONS);
    return pool;
  }

  /** With nanoseconds, as real clocks have them and the database has not. */
  @Bean
  TestClock clock() {
    return new TestClock(Instant.parse("2026-03-01T10:00:00.123456789Z"));
  }

  @Bean
  Database rows(TestDatabase database) {
    return new Database(database);
  }

  @Bean
  World world(TestDatabase database, Database rows, TestClock clock) {
    return new World(database, rows, clock);
  }

  @Bean
  MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }

  @Bean
  FakeProfiles profiles() {
    return new FakeProfiles();
  }

  @Bean
  FakeContacts contacts() {
    return new FakeContacts();
  }

  @Bean
  FakePayments paymentProvider() {
    return new FakePayments();
  }

  @Bean
  FakeMailServer mails() {
    return new FakeMailServer();
  }

  @Bean
  FakeTasks tasks() {
    return new FakeTasks();
  }

  @Bean
  FakePayouts payoutProvider() {
    return new FakePayouts();
  }

  @Bean
  FakeStatements statementRenderer() {
    return new FakeStatements();
  }
}
