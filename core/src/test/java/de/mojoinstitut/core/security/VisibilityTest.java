package de.mojoinstitut.core.security;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scope.Kind;
import de.mojoinstitut.chassis.scope.Scope.Level;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every table and every level: {@code visibility.csv} says who sees which rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisibilityTest extends CoreTest {

  private static final String HEAD = "table ";

  @Autowired TestDatabase test;
  @Autowired JdbcTemplate jdbc;
  @Autowired PlatformTransactionManager transactions;

  /** Who looks; {@code own} are the ids under which rows are the caller's. */
  enum Looker {
    PLATFORM(Level.PLATFORM, null, "user_staff", null),
    FINANCE(Level.FINANCE, null, "user_staff", null),
    FINANCE_VA(Level.FINANCE, "VA", "user_staff", null),
    CERTIFIER(Level.CERTIFIER, null, "user_staff", null),
    PRIVACY(Level.PRIVACY, null, "user_staff", null),
    PRIVACY_VA(Level.PRIVACY, "VA", "user_staff", null),
    OPS(Level.OPS, null, "user_staff", null),
    DISTRIBUTOR(Level.DISTRIBUTOR, "VA", "user_dist_va", null, "dist_va"),
    FORMER(Level.DISTRIBUTOR, "VB", "user_former_va", null, "former_va"),
    TENANT(Level.TENANT, "VA", "user_one_va", "tenant_one_va"),
    PERSON(Level.PERSON, "VA", "user_member_va", null),
    ENTITY(Level.ENTITY, "VA", null, null);

    private final Level level;
    private final @Nullable String region;
    private final @Nullable String user;
    private final @Nullable String tenant;
    private final Set<String> own;

    Looker(
        Level level,
        @Nullable String region,
        @Nullable String user,
        @Nullable String tenant,
        String... others) {
      this.level = level;
      this.region = region;
      this.user = user;
      this.tenant = tenant;
      this.own =
          Stream.concat(Stream.of(others), Stream.of(user, tenant).filter(Objects::nonNull))
              .collect(Collectors.toSet());
    }

    Scope scope() {
      return new Scope(level == Level.ENTITY ? Kind.WORKER : Kind.API, user, tenant, region, level);
    }

    /** Which rows the signs of a cell mean together. */
    Predicate<Row> meant(String signs) {
      return row -> signs.chars().anyMatch(sign -> isMeant(row, (char) sign));
    }

    private boolean isMeant(Row row, char sign) {
      return switch (sign) {
        case '*' -> true;
        case 'R' -> row.region().equals(region);
        case 'o' -> row.owners().stream().anyMatch(own::contains);
        case '-' -> false;
        default -> throw new IllegalArgumentException(String.valueOf(sign));
      };
    }
  }

  /** A row of the world, by its place in the table. */
  record Row(String place, String region, List<String> owners) {
    @Override
    public String toString() {
      return region + owners;
    }
  }

  /** A line of the matrix. */
  record Line(String table, String inRegion, String owners, Map<Looker, String> signs) {
    private String sign(Looker looker) {
      return Objects.requireNonNull(signs.get(looker), looker::name);
    }

    @Override
    public String toString() {
      return table;
    }
  }

  @BeforeAll
  void makeTheWorld() {
    test.asSuperuser("set search_path = hub; begin; " + resource("visibility.sql") + "; commit");
  }

  static Stream<Line> matrix() {
    List<String> lines =
        resource("visibility.csv").lines().filter(line -> !line.startsWith("#")).toList();
    List<String> columns = cells(lines.getFirst());
    assertThat(lines.getFirst()).startsWith(HEAD);
    return lines.stream().skip(1).map(line -> line(columns, cells(line)));
  }

  private static Line line(List<String> columns, List<String> cells) {
    Map<Looker, String> signs = new HashMap<>();
    for (int i = 3; i < columns.size(); i++) {
      signs.put(Looker.valueOf(columns.get(i)), cells.get(i));
    }
    return new Line(cells.get(0), cells.get(1), cells.get(2), signs);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::trim).toList();
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void shouldShowEachLevelWhatTheMatrixSays(Line line) {
    // given
    List<Row> world = world(line);
    assertThat(world).as(line.table()).extracting(Row::region).contains("VA", "VB");

    // then
    for (Looker looker : Looker.values()) {
      assertThat(seen(looker, line, world))
          .as("what %s sees of %s", looker, line)
          .containsExactlyInAnyOrderElementsOf(
              world.stream().filter(looker.meant(line.sign(looker))).toList());
    }
  }

  @Test
  void shouldHaveALineForEveryTableAndAColumnForEveryLevel() {
    assertThat(matrix().map(Line::table))
        .containsExactlyInAnyOrderElementsOf(
            database.texts(
                """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'hub' and c.relkind in ('r', 'p', 'v', 'm') and c.relname <> 'flyway_schema_history'"""));
    assertThat(Arrays.stream(Looker.values()).map(looker -> looker.level)).contains(Level.values());
  }

  /** The rows of the two regions, of a view those of its table. */
  private List<Row> world(Line line) {
    return database
        .texts(
            "select concat_ws('|', %1$s, %2$s, array_to_string(%3$s, ',')) from %4$s where %2$s in ('VA', 'VB')"
                .formatted(
                    place(line), line.inRegion(), array(line), line.table().replace("_public", "")))
        .stream()
        .map(VisibilityTest::row)
        .toList();
  }

  private static String array(Line line) {
    return "(" + line.owners() + ")::text[]";
  }

  private static String place(Line line) {
    return line.table().endsWith("_public") ? "id" : "ctid::text";
  }

  private static Row row(String text) {
    String[] parts = text.split("\\|", -1);
    return new Row(parts[0], parts[1], List.of(parts[2].split(",")));
  }

  /** A role without the right answers with an error, which is no row either. */
  private List<Row> seen(Looker looker, Line line, List<Row> world) {
    String sql = "select %s from %s".formatted(place(line), line.table());
    try {
      Set<String> places =
          Set.copyOf(
              Scopes.within(
                  looker.scope(),
                  () ->
                      Objects.requireNonNull(
                          new TransactionTemplate(transactions)
                              .execute(status -> jdbc.queryForList(sql, String.class)))));
      return world.stream().filter(row -> places.contains(row.place())).toList();
    } catch (BadSqlGrammarException e) {
      assertThat(e).rootCause().hasMessageContaining("permission denied");
      return List.of();
    }
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(VisibilityTest.class.getResourceAsStream("/security/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
