package de.mojoinstitut.testkit.negative;

import de.mojoinstitut.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a schema holds: per table the number of rows and a sum over their content, past every
 * policy, in one query over a connection that lasts as long as the tests.
 */
public final class StoredRows implements Supplier<Map<String, String>> {

  // Loops touch these at any time; only new rows count.
  private static final Set<String> MACHINERY = Set.of("inbox", "outbox", "watch");

  private final Connection connection;
  private final String query;

  public StoredRows(TestDatabase database, String schema) {
    this.connection = connect(database);
    this.query =
        texts(
                """
                select table_name from information_schema.tables
                where table_schema = '%s' and table_type = 'BASE TABLE' order by 1"""
                    .formatted(schema))
            .stream()
            .map(table -> count(schema, table))
            .collect(Collectors.joining(" union all "));
  }

  private static Connection connect(TestDatabase database) {
    try {
      return database.connect("postgres");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String count(String schema, String table) {
    String content =
        MACHINERY.contains(table) ? "0" : "coalesce(sum(hashtextextended(t::text, 0)), 0)";
    return "select '%2$s', count(*) || ' rows, ' || %3$s from %1$s.%2$s t"
        .formatted(schema, table, content);
  }

  @Override
  public Map<String, String> get() {
    Map<String, String> tables = new TreeMap<>();
    query(query, row -> tables.put(row.getString(1), row.getString(2)));
    return tables;
  }

  private List<String> texts(String sql) {
    List<String> texts = new ArrayList<>();
    query(sql, row -> texts.add(row.getString(1)));
    return texts;
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private void query(String sql, Row row) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        row.read(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
