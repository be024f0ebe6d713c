package de.mojoinstitut.sandbox.stack.parts;

import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/**
 * A PostgreSQL 17 server. Durable as in production ({@code fsync} and {@code synchronous_commit}
 * keep their defaults): what was committed survives {@code kill -9}.
 */
public final class Postgres {

  static final String NAME = "postgres";
  private static final String SUPERUSER = "postgres";

  private final Layout layout;
  private final Ports ports;
  private final Secrets secrets;
  private final PostgresPrograms programs;

  public Postgres(Layout layout, Ports ports, Secrets secrets) {
    this.layout = layout;
    this.ports = ports;
    this.secrets = secrets;
    this.programs = new PostgresPrograms(layout.postgres());
  }

  public Component component() {
    return Component.named(NAME)
        .ports(ports.of(Port.POSTGRES))
        .prepare(this::prepare)
        .command(this::command)
        .probe(this::answers)
        .afterReady(() -> new DatabaseRoles(this, secrets).create())
        // TERM would wait for every client to leave; INT ends their sessions and stops cleanly.
        .stopSignal("INT")
        .memoryMegabytes(120)
        .build();
  }

  /** A connection as the server's superuser. */
  public Connection connect(String database) throws SQLException {
    return connect(database, SUPERUSER);
  }

  /** A connection as one of the roles of the database. */
  public Connection connect(String database, String role) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", role);
    login.setProperty("password", secrets.databasePassword(role));
    login.setProperty("connectTimeout", "5");
    return DriverManager.getConnection(ports.jdbcUrl(database), login);
  }

  private Path dataFolder() {
    return layout.data(NAME).resolve("17");
  }

  private List<String> command() {
    return programs.command(
        "postgres",
        "-D",
        dataFolder().toString(),
        "-p",
        Integer.toString(ports.of(Port.POSTGRES)),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        "-c",
        "max_connections=200",
        "-c",
        "timezone=UTC");
  }

  private boolean answers() {
    try (Connection connection = connect(SUPERUSER)) {
      return connection.isValid(2);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private void prepare() {
    programs.unpack();
    if (!Files.isDirectory(dataFolder())) {
      createDataFolder();
    }
    new StaleLock(dataFolder()).remove();
  }

  /** Builds the folder under another name first: a launcher that dies here leaves nothing half. */
  private void createDataFolder() {
    Path draft = layout.data(NAME).resolve("draft-" + ProcessHandle.current().pid());
    Path password = layout.run().resolve("postgres.password");
    try {
      Files.writeString(password, secrets.databasePassword(SUPERUSER));
      programs.run(
          "initdb",
          "--pgdata=" + draft,
          "--username=" + SUPERUSER,
          "--pwfile=" + password,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--locale=C");
      Files.move(draft, dataFolder(), StandardCopyOption.ATOMIC_MOVE);
      Files.delete(password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs statements in a database as one of its roles, in one transaction. */
  public void execute(String database, String role, String... statements) {
    try (Connection connection = connect(database, role)) {
      connection.setAutoCommit(false);
      for (String statement : statements) {
        try (var each = connection.createStatement()) {
          each.execute(statement);
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw new Problem("PostgreSQL refused: " + e.getMessage(), e);
    }
  }

  /** Runs statements that refuse to be part of a transaction, as the superuser. */
  void executeAlone(String database, String statement) {
    try (Connection connection = connect(database);
        var each = connection.createStatement()) {
      each.execute(statement);
    } catch (SQLException e) {
      throw new Problem("PostgreSQL refused: " + e.getMessage(), e);
    }
  }

  static String superuser() {
    return SUPERUSER;
  }
}
