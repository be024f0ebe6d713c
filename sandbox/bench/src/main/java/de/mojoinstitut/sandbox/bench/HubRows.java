package de.mojoinstitut.sandbox.bench;

import de.mojoinstitut.sandbox.stack.parts.Postgres;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The hub's tables, for what its API has no call for: making offers by the thousand, looking. */
final class HubRows {

  private static final String DATABASE = "mojo";
  private static final String OWNER = "hub_owner";
  private static final String SUPERUSER = "postgres";

  private final Postgres postgres;
  private final Clock clock;

  HubRows(Postgres postgres, Clock clock) {
    this.postgres = postgres;
    this.clock = clock;
  }

  Connection connect() throws SQLException {
    return postgres.connect(DATABASE, OWNER);
  }

  /** Publishes offers {@code <prefix>1} to {@code <prefix><count>} with so many free seats each. */
  void publishOffers(String prefix, int count, int capacity) {
    postgres.execute(
        DATABASE,
        OWNER,
        script("offers.sql")
            .replace(":prefix", "'" + prefix + "'")
            .replace(":count", Integer.toString(count))
            .replace(":capacity", Integer.toString(capacity))
            .replace(":now", "timestamptz '" + clock.instant() + "'"));
  }

  /**
   * Deletes all bookings and stores this many that are over, with what belongs to each: timeline,
   * seat, sent message, stored answer. Foreign keys are not checked meanwhile, which is quicker.
   */
  void storeClosedBookings(int count) {
    postgres.execute(
        DATABASE,
        SUPERUSER,
        script("stored-bookings.sql")
            .replace(":count", Integer.toString(count))
            .replace(":now", "timestamptz '" + clock.instant() + "'"));
    tidyUp();
  }

  /** Tenants {@code bench_tenant_0001} … that are paid out without a waiting time. */
  void addPayees(int count) {
    postgres.execute(
        DATABASE,
        OWNER,
        script("payees.sql")
            .replace(":count", Integer.toString(count))
            .replace(":now", "timestamptz '" + clock.instant() + "'"));
  }

  /**
   * Gives the payees in turns so many sales of 7.00 EUR, of which 6.00 EUR are payable.
   *
   * @param prefix of the sales' ids
   */
  void addPayableLines(String prefix, int count, int payees) {
    postgres.execute(
        DATABASE,
        SUPERUSER,
        script("payable-lines.sql")
            .replace(":prefix", "'" + prefix + "'")
            .replace(":count", Integer.toString(count))
            .replace(":payees", Integer.toString(payees))
            .replace(":now", "timestamptz '" + clock.instant() + "'"));
    tidyUp();
  }

  /** What autovacuum and the checkpointer would do sooner or later, in the middle of a round. */
  private void tidyUp() {
    try (Connection connection = postgres.connect(DATABASE);
        var statement = connection.createStatement()) {
      statement.execute("vacuum (analyze)");
      statement.execute("checkpoint");
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** Bookings start no process from now on. */
  void keepMessagesFromTheEngine() {
    postgres.execute(DATABASE, SUPERUSER, script("no-process.sql"));
  }

  long count(String sql) {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** When each booking was confirmed, by its own timeline. */
  Map<String, Instant> confirmations(Collection<String> bookings) {
    Map<String, Instant> instants = new HashMap<>();
    try (Connection connection = connect();
        PreparedStatement query =
            connection.prepareStatement(
                "select booking_id, at from hub.booking_event where event = 'CONFIRMED' and booking_id = any (?)")) {
      query.setArray(1, connection.createArrayOf("text", bookings.toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          instants.put(rows.getString(1), rows.getTimestamp(2).toInstant());
        }
      }
      return instants;
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  static Problem refused(SQLException cause) {
    return new Problem("PostgreSQL refused: " + cause.getMessage(), cause);
  }

  private static String script(String name) {
    try (InputStream in = HubRows.class.getResourceAsStream("/bench/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The class path has no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
