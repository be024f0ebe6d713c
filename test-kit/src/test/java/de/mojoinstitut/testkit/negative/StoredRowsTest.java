package de.mojoinstitut.testkit.negative;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.testkit.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoredRowsTest {

  private static TestDatabase database;
  private static StoredRows rows;

  @BeforeAll
  static void create() {
    database = TestDatabase.fresh();
    database.asSuperuser(
        """
        create table things.thing (id int, name text);
        create table things.outbox (id int, attempts int);
        insert into things.thing values (1, 'a');
        insert into things.outbox values (1, 0)""");
    rows = new StoredRows(database, "things");
  }

  @Test
  void shouldNoticeANewRow() {
    assertThat(changed("insert into things.thing values (2, 'b')")).containsOnlyKeys("thing");
    assertThat(changed("insert into things.outbox values (2, 0)")).containsOnlyKeys("outbox");
  }

  @Test
  void shouldNoticeAChangedRow() {
    assertThat(changed("update things.thing set name = name || 'c'")).containsOnlyKeys("thing");
  }

  @Test
  void shouldNotMindThatALoopTriesAgain() {
    assertThat(changed("update things.outbox set attempts = attempts + 1")).isEmpty();
  }

  private static Map<String, String> changed(String sql) {
    Map<String, String> before = rows.get();
    database.asSuperuser(sql);
    Map<String, String> after = rows.get();
    after.entrySet().removeAll(before.entrySet());
    return after;
  }
}
