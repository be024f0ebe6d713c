package de.mojoinstitut.sandbox.stack.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlClockTest {

  @TempDir Path folder;

  @Test
  void shouldNotAskTheDatabaseForTheTime() {
    // given
    List<Path> sources =
        Checkout.here().modules().stream()
            .filter(module -> !module.startsWith("sandbox") && !module.equals("test-kit"))
            .map(module -> Checkout.here().root().resolve(module).resolve("src/main"))
            .toList();

    // when / then
    assertThat(sources.stream().flatMap(source -> SqlClock.files(source).stream()))
        .anyMatch(file -> file.endsWith("db/hub/V2__offers_bookings.sql"))
        .anyMatch(file -> file.endsWith("core/booking/Bookings.java"));
    assertThat(sources.stream().flatMap(source -> SqlClock.askedIn(source).stream())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table t (at timestamptz not null default now())",
        "update t set at = CURRENT_TIMESTAMP",
        "select 1 where day = current_date",
        "select localtimestamp",
        "select clock_timestamp()",
        "select 'now'::timestamptz"
      })
  void shouldNoticeIt(String sql) throws IOException {
    // given
    Files.writeString(folder.resolve("V1__t.sql"), "-- a table\n" + sql + ";\n");
    Files.writeString(folder.resolve("Line.java"), "String SQL = \"" + sql + "\"; // don't\n");
    Files.writeString(folder.resolve("Block.java"), "/* \" */ a('\"', \"\"\"\n" + sql + "\"\"\");");

    // when / then
    assertThat(SqlClock.askedIn(folder)).hasSize(3);
  }

  @Test
  void shouldNotMindOtherTimes() throws IOException {
    // given
    Files.writeString(
        folder.resolve("V1__t.sql"),
        "-- never now()\nselect :now + interval '1 day', known(a), current_setting('app.now')");
    Files.writeString(
        folder.resolve("Tx.java"), "// no \"now()\"\nlong at = tx.now(); String TEXT = \"now\";");

    // when / then
    assertThat(SqlClock.askedIn(folder)).isEmpty();
  }
}
