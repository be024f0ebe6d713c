package de.mojoinstitut.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database of its own on a real PostgreSQL that runs once per test JVM, with the roles and
 * schemas of production ({@code postgres/roles.sql} of the chassis). Every role may log in without
 * a password.
 *
 * @param url JDBC URL without user
 */
public record TestDatabase(String url) {

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Creates an empty database; the caller migrates it. */
  public static TestDatabase fresh() {
    String name = "test_" + COUNTER.incrementAndGet();
    execute(Server.POSTGRES.getJdbcUrl("postgres", "postgres"), "create database " + name);
    String url = "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + name;
    execute(url + "?user=postgres", resource("/postgres/roles.sql"));
    return new TestDatabase(url);
  }

  /**
   * Runs SQL as a superuser, past every policy: for arranging and for looking, never as the code
   * under test.
   */
  public void asSuperuser(String sql) {
    execute(url + "?user=postgres", sql);
  }

  /**
   * Gives the regions that are there the sandbox's split rules and distributor contracts; may be
   * repeated.
   */
  public void addSandboxTerms() {
    asSuperuser("set search_path = hub; " + resource("/ledger/sandbox-terms.sql"));
  }

  /** A connection as the given role. */
  public Connection connect(String user) throws SQLException {
    return DriverManager.getConnection(url, user, "");
  }

  private static void execute(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(TestDatabase.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
