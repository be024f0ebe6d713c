package de.mojoinstitut.chassis.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.ChassisDatabase;
import de.mojoinstitut.chassis.scope.Scope.Kind;
import de.mojoinstitut.chassis.scope.Scope.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

class ScopedTransactionManagerTest {

  private static final String WHO =
      """
      select current_user || '|' || coalesce(current_setting('app.user', true), '') || '|'
             || coalesce(current_setting('app.tenant', true), '') || '|' || coalesce(current_setting('app.region', true), '')
             || '|' || coalesce(current_setting('app.level', true), '')""";

  static ChassisDatabase database;

  @BeforeAll
  static void start() {
    database = new ChassisDatabase(1);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void shouldTakeRoleAndSettingsOfTheScope() {
    // given
    Scope scope = new Scope(Kind.API, "user_anna", "tenant_anna", "DACH", Level.TENANT);

    // when
    String who = database.within(scope, ScopedTransactionManagerTest::who);

    // then
    assertThat(who).isEqualTo("hub_api|user_anna|tenant_anna|DACH|TENANT");
  }

  @Test
  void shouldLeaveNothingOfAScopeOnTheConnection() {
    // given
    database.within(
        new Scope(Kind.API, "user_anna", "tenant_anna", "DACH", Level.TENANT),
        ScopedTransactionManagerTest::who);

    // when
    String who = database.transaction.execute(status -> who());

    // then
    assertThat(who).isEqualTo("hub_login||||");
  }

  @Test
  void shouldAllowNothingWithoutAScope() {
    assertThatThrownBy(
            () ->
                database.transaction.execute(
                    status -> database.jdbc.queryForList("select * from hub.outbox")))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void shouldAllowNothingOutsideATransaction() {
    assertThatThrownBy(
            () ->
                Scopes.within(
                    Scope.machinery(),
                    () -> database.jdbc.queryForList("select * from hub.outbox")))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void shouldRecoverOnTheSameThreadAfterAConnectionDied() {
    // given
    database.within(Scope.machinery(), ScopedTransactionManagerTest::who);
    database.database.asSuperuser(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'hub_login' and datname = current_database()");

    // when
    assertThatThrownBy(() -> database.within(Scope.machinery(), ScopedTransactionManagerTest::who))
        .isInstanceOf(CannotCreateTransactionException.class);
    String who = database.within(Scope.machinery(), ScopedTransactionManagerTest::who);

    // then
    assertThat(who).startsWith("hub_worker|");
    assertThat(database.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
  }

  private static String who() {
    return String.valueOf(database.jdbc.queryForObject(WHO, String.class));
  }
}
