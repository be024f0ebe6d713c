package de.mojoinstitut.core.security;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.testkit.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever adds a table adds a policy, or a reason to this list. */
class TablesTest extends CoreTest {

  private static final Map<String, String> NO_POLICY_BECAUSE =
      Map.of(
          "region", "the same for everybody, and nobody may write it",
          "seat", "names no person, and nobody may fail to see that a seat is taken",
          "inbox", "ids and codes only; whoever stores a message is not the one who handles it",
          "outbox", "ids and codes only; whoever writes a message is not the one who sends it",
          "handled_task", "the engine's task ids only",
          "flyway_schema_history", "the owner's alone");

  private static final String WITHOUT_FORCED_POLICY =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'hub' and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and c.relforcerowsecurity
                 and exists (select from pg_policy p where p.polrelid = c.oid))""";

  @Autowired TestDatabase test;

  @Test
  void shouldForceAPolicyOnEveryTableThatHasNoReasonAgainst() {
    assertThat(database.texts(WITHOUT_FORCED_POLICY))
        .containsExactlyInAnyOrderElementsOf(NO_POLICY_BECAUSE.keySet());
  }

  @Test
  void shouldFindATableThatSomebodyForgot() {
    // given
    test.asSuperuser("create table hub.forgotten (id text)");
    test.asSuperuser("create table hub.not_forced (id text)");
    test.asSuperuser("alter table hub.not_forced enable row level security");
    test.asSuperuser("create policy every on hub.not_forced using (true)");

    // then
    try {
      assertThat(database.texts(WITHOUT_FORCED_POLICY)).contains("forgotten", "not_forced");
    } finally {
      test.asSuperuser("drop table hub.forgotten, hub.not_forced");
    }
  }

  @Test
  void shouldHaveNoViewMoreThatReadsWithTheOwnersEyes() {
    assertThat(
            database.texts(
                """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'hub' and c.relkind in ('v', 'm')"""))
        .containsExactly("tenant_public");
  }

  @Test
  void shouldHaveNoFunctionMoreThatReadsWithTheOwnersEyes() {
    assertThat(
            database.texts(
                """
                select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where n.nspname = 'hub' and p.prosecdef"""))
        .containsExactlyInAnyOrder("caller_identity", "ledger_balanced");
  }

  @Test
  void shouldRunAsRolesThatCannotPassAPolicy() {
    assertThat(
            database.texts(
                """
                select rolname from pg_roles
                where rolname in ('hub_login', 'hub_api', 'hub_worker')
                  and not rolsuper and not rolbypassrls and not rolcreaterole and not rolcreatedb"""))
        .containsExactlyInAnyOrder("hub_login", "hub_api", "hub_worker");
    assertThat(
            database.texts(
                """
                select distinct r.rolname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_roles r on r.oid = c.relowner where n.nspname = 'hub'"""))
        .containsExactly("hub_owner");
    assertThat(
            database.texts(
                """
                select g.rolname from pg_auth_members m join pg_roles g on g.oid = m.roleid
                join pg_roles r on r.oid = m.member where r.rolname in ('hub_login', 'hub_api', 'hub_worker')"""))
        .containsExactlyInAnyOrder("hub_api", "hub_worker");
  }
}
