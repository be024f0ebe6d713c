package de.mojoinstitut.sandbox.stack.parts;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The database {@code mojo} with a schema, an owner and a login role per app. Safe to repeat; each
 * time the passwords become those of the stack's secrets.
 */
final class DatabaseRoles {

  static final String DATABASE = "mojo";
  private static final List<String> APPS = List.of("hub", "kontakte", "payments");
  private static final String SCRIPT = "/postgres/roles.sql";

  private final Postgres postgres;
  private final Secrets secrets;

  DatabaseRoles(Postgres postgres, Secrets secrets) {
    this.postgres = postgres;
    this.secrets = secrets;
  }

  static String owner(String app) {
    return app + "_owner";
  }

  static String login(String app) {
    return app + "_login";
  }

  void create() {
    if (!databaseExists()) {
      postgres.executeAlone(Postgres.superuser(), "create database " + DATABASE);
    }
    postgres.execute(DATABASE, Postgres.superuser(), script());
    postgres.execute(
        DATABASE,
        Postgres.superuser(),
        APPS.stream()
            .flatMap(app -> Stream.of(owner(app), login(app)))
            .map(this::setPassword)
            .toArray(String[]::new));
  }

  /** A password is made of letters and digits, so it needs no quoting beyond the quotes. */
  private String setPassword(String role) {
    return "alter role %s password '%s'".formatted(role, secrets.databasePassword(role));
  }

  private boolean databaseExists() {
    try (Connection connection = postgres.connect(Postgres.superuser());
        var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
      query.setString(1, DATABASE);
      return query.executeQuery().next();
    } catch (SQLException e) {
      throw new Problem("PostgreSQL refused: " + e.getMessage(), e);
    }
  }

  private static String script() {
    try (InputStream in = DatabaseRoles.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException("The class path has no " + SCRIPT);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
