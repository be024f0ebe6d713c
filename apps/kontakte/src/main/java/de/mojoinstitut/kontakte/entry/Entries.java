package de.mojoinstitut.kontakte.entry;

import de.mojoinstitut.kontakte.entry.EntryListener.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of all books. Every method needs a transaction, whose scope decides which rows there
 * are.
 */
@Repository
public class Entries {

  private static final String UPSERT =
      """
      insert into {table} (id, tenant_id, {key}, name, email, source, origin, version, origin_version, created_at, updated_at)
      values (:id, :tenant, :key, :name, :email, :source, :origin, coalesce(:version::bigint, 1), :version::bigint, :now, :now)
      on conflict (tenant_id, {key}) do update
        set name = excluded.name, email = excluded.email, source = excluded.source, origin = excluded.origin,
            version = greatest({table}.version + 1, excluded.origin_version),
            origin_version = coalesce(excluded.origin_version, {table}.origin_version), updated_at = excluded.updated_at
        where {table}.deleted_at is null
          and (excluded.origin_version is null or {table}.origin_version is null
               or excluded.origin_version > {table}.origin_version)
      returning *, {key} as key, (xmax = 0) as created""";

  private static final String CHANGE =
      """
      update {table}
      set name = coalesce(:name, name), email = coalesce(:email, email), source = coalesce(:source, source),
          origin = :origin, version = version + 1, updated_at = :now
      where id = :id and deleted_at is null
      returning *, {key} as key""";

  private static final String CHANGE_WITH_KEY =
      CHANGE.replace("set name", "set {key} = coalesce(:key, {key}), name");

  private static final String ERASE =
      """
      update {table} set name = null, email = null, version = version + 1, updated_at = :now, deleted_at = :now
      where id = :id and deleted_at is null
      returning id, tenant_id, coalesce({key}, id) as key, origin, version""";

  private static final String ERASE_WITH_KEY = ERASE.replace("set name", "set {key} = null, name");

  private static final String PAGE =
      """
      select *, {key} as key from {table}
      where deleted_at is null and seq > :after and (:key::text is null or {key} = :key)
      order by seq limit :limit""";

  private final JdbcClient jdbc;
  private final Clock clock;

  Entries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Row(long sequence, Entry entry) {}

  /** Adds or changes the entry in one statement, so that twins arriving together make one row. */
  Kept upsert(Book book, NewEntry entry) {
    return jdbc.sql(book.sql(UPSERT))
        .param("id", UUID.randomUUID().toString())
        .param("tenant", entry.tenantId())
        .param("key", entry.key())
        .param("name", entry.name())
        .param("email", entry.email())
        .param("source", entry.source())
        .param("origin", entry.origin())
        .param("version", entry.version())
        .param("now", now())
        .query(
            (row, i) ->
                row.getBoolean("created")
                    ? new Kept.Created(entry(row))
                    : (Kept) new Kept.Updated(entry(row)))
        .optional()
        .orElseGet(() -> untouched(book, entry));
  }

  private Kept untouched(Book book, NewEntry entry) {
    return page(book, entry.key(), 0, 1).items().stream()
        .findFirst()
        .<Kept>map(Kept.Stale::new)
        .orElseGet(Kept.Erased::new);
  }

  Optional<Entry> find(Book book, String id) {
    return jdbc.sql(
            book.sql("select *, {key} as key from {table} where id = ? and deleted_at is null"))
        .param(id)
        .query((row, i) -> entry(row))
        .optional();
  }

  /**
   * @param key the key that follows from the change, null where it stays
   */
  Optional<Entry> change(
      Book book, String id, EntryChange change, String origin, @Nullable String key) {
    return jdbc.sql(book.sql(key == null ? CHANGE : CHANGE_WITH_KEY))
        .param("id", id)
        .param("key", key)
        .param("name", change.name())
        .param("email", change.email())
        .param("source", change.source())
        .param("origin", origin)
        .param("now", now())
        .query((row, i) -> entry(row))
        .optional();
  }

  /** Leaves a tombstone: a contact's keeps its key, another's does not even know that. */
  Optional<Ref> erase(Book book, String id) {
    return jdbc.sql(book.sql(book == Book.CONTACT ? ERASE : ERASE_WITH_KEY))
        .param("id", id)
        .param("now", now())
        .query(
            (row, i) ->
                new Ref(
                    row.getString("id"),
                    row.getString("tenant_id"),
                    row.getString("key"),
                    row.getString("origin"),
                    row.getLong("version")))
        .optional();
  }

  boolean isTombstone(Book book, String id) {
    return jdbc.sql(book.sql("select 1 from {table} where id = ? and deleted_at is not null"))
        .param(id)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /**
   * @param key only the entry with this key, null for all
   * @param after sequence of the last entry of the page before
   */
  Page<Entry> page(Book book, @Nullable String key, long after, int limit) {
    List<Row> rows =
        new ArrayList<>(
            jdbc.sql(book.sql(PAGE))
                .param("key", key)
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, i) -> new Row(row.getLong("seq"), entry(row)))
                .list());
    boolean more = rows.size() > limit;
    if (more) {
      rows.removeLast();
    }
    return new Page<>(
        rows.stream().map(Row::entry).toList(),
        more ? Page.cursor(rows.getLast().sequence()) : null);
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("id"),
        row.getString("tenant_id"),
        row.getString("key"),
        row.getString("name"),
        row.getString("email"),
        row.getString("source"),
        row.getString("origin"),
        row.getLong("version"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }
}
