package de.mojoinstitut.core.testing;

import de.mojoinstitut.chassis.outbox.OutboxMessage;
import de.mojoinstitut.core.process.ProcessMessage;
import de.mojoinstitut.core.process.ProcessMessages;
import de.mojoinstitut.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database as its superuser sees it, past every policy: to arrange and to look. */
public final class Database {

  private final JdbcTemplate jdbc;

  public Database(TestDatabase database) {
    this.jdbc =
        new JdbcTemplate(
            new DriverManagerDataSource(
                database.url() + "?currentSchema=hub", "postgres", "postgres"));
  }

  public void execute(String sql, @Nullable Object... arguments) {
    jdbc.update(sql, arguments);
  }

  /**
   * @param rows table with a where clause, such as {@code booking where offer_id = ?}
   */
  public long count(String rows, Object... arguments) {
    Long count = jdbc.queryForObject("select count(*) from " + rows, Long.class, arguments);
    return count == null ? 0 : count;
  }

  public List<String> texts(String sql, Object... arguments) {
    return jdbc.queryForList(sql, String.class, arguments);
  }

  public Map<String, Object> row(String sql, Object... arguments) {
    return jdbc.queryForMap(sql, arguments);
  }

  /** What the process of a booking was told, in order. */
  public List<ProcessMessage> processMessages(String bookingId) {
    return jdbc
        .query(
            "select * from outbox where channel = 'engine' and key = ? order by id",
            (row, i) ->
                new OutboxMessage(
                    row.getString("channel"),
                    row.getString("key"),
                    row.getString("message_id"),
                    row.getString("payload")),
            bookingId)
        .stream()
        .map(ProcessMessages::read)
        .toList();
  }

  /** The names of {@link #processMessages(String)}. */
  public List<String> toldTheProcess(String bookingId) {
    return processMessages(bookingId).stream().map(ProcessMessage::name).toList();
  }
}
