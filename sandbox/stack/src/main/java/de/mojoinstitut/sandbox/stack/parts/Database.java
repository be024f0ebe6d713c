package de.mojoinstitut.sandbox.stack.parts;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads the stack's database with the superuser's eyes: no row is hidden. */
public record Database(Postgres postgres) {

  /** Reads one row. */
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * All rows of a query.
   *
   * @throws Problem when the server does not answer
   */
  public <T> List<T> list(String sql, Row<T> mapper) {
    try (Connection connection = postgres.connect(DatabaseRoles.DATABASE);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(mapper.read(rows));
      }
      return found;
    } catch (SQLException e) {
      throw new Problem("PostgreSQL: " + e.getMessage(), e);
    }
  }

  /** The one number that a query gives. */
  public long number(String sql) {
    return list(sql, row -> row.getLong(1)).getFirst();
  }
}
