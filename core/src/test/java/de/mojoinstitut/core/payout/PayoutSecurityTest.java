package de.mojoinstitut.core.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scope.Kind;
import de.mojoinstitut.chassis.scope.Scope.Level;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.testing.CoreTest;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A region with two payees, both paid and told, and who sees and writes which rows. */
@SuppressWarnings("NullAway.Init") // set before each test
class PayoutSecurityTest extends CoreTest {

  @Autowired Runs runs;
  @Autowired IssueStatement issue;
  @Autowired JdbcTemplate jdbc;
  @Autowired PlatformTransactionManager transactions;
  private Shop shop;
  private PayoutRunId run;

  @BeforeEach
  void pay() {
    shop = runs.shop();
    for (int i = 0; i < 5; i++) {
      runs.earned(shop, 10_000);
    }
    run = runs.paid(shop);
    runs.payouts(shop, run).forEach(payout -> shop.job(() -> issue.issue(payout.id())));
  }

  /** Everybody who comes near payouts. */
  enum Caller {
    FINANCE,
    TENANT,
    OTHER_TENANT,
    DISTRIBUTOR,
    OTHER_DISTRIBUTOR,
    MEMBER,
    WORKER,
    OTHER_WORKER,
    MACHINERY
  }

  private Scope scope(Caller caller) {
    String region = shop.region().value();
    return switch (caller) {
      case FINANCE -> Runs.FINANCE;
      case TENANT -> new Scope(Kind.API, "user_t", shop.tenant().value(), region, Level.TENANT);
      case OTHER_TENANT -> new Scope(Kind.API, "user_o", "tenant_ben", region, Level.TENANT);
      case DISTRIBUTOR ->
          new Scope(Kind.API, "user_dist_" + region, null, region, Level.DISTRIBUTOR);
      case OTHER_DISTRIBUTOR ->
          new Scope(Kind.API, "user_dist_dach", null, "DACH", Level.DISTRIBUTOR);
      case MEMBER -> new Scope(Kind.API, "user_m", null, region, Level.PERSON);
      case WORKER -> Scope.worker(region);
      case OTHER_WORKER -> Scope.worker("DACH");
      case MACHINERY -> Scope.machinery();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "FINANCE, 1, 2, 10, 2",
    "TENANT, 0, 1, 5, 1",
    "OTHER_TENANT, 0, 0, 0, 0",
    "DISTRIBUTOR, 0, 1, 5, 1",
    "OTHER_DISTRIBUTOR, 0, 0, 0, 0",
    "MEMBER, 0, 0, 0, 0",
    "WORKER, 1, 2, 10, 2",
    "OTHER_WORKER, 0, 0, 0, 0",
    "MACHINERY, 0, 0, 0, 0"
  })
  void shouldShowRowsToWhomTheyBelong(
      Caller caller, int ofRun, int payouts, int lines, int statements) {
    assertThat(seen(caller, "payout_run")).isEqualTo(ofRun);
    assertThat(seen(caller, "payout")).isEqualTo(payouts);
    assertThat(seen(caller, "payout_line")).isEqualTo(lines);
    assertThat(seen(caller, "payout_statement")).isEqualTo(statements);
  }

  @Test
  void shouldHideADryRunFromItsPayees() {
    // given
    runs.earned(shop, 100_000);
    PayoutRunId dry = runs.requested(shop, true);
    runs.collected(shop, dry);

    // then
    assertThat(seen(Caller.TENANT, "payout")).isEqualTo(1);
    assertThat(seen(Caller.FINANCE, "payout")).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"TENANT", "DISTRIBUTOR", "MEMBER"})
  void shouldLetNobodyElseOrderARun(Caller caller) {
    assertThatThrownBy(
            () ->
                as(
                    caller,
                    () ->
                        jdbc.update(
                            """
                            insert into payout_run (id, number, region, cutoff, dry_run, status, started_by, created_at)
                            values ('run_x', 'PR-X', ?, now(), false, 'COLLECTING', 'user_x', now())""",
                            shop.region().value())))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @ParameterizedTest
  @CsvSource({
    "TENANT, FINANCE, false",
    "TENANT, TENANT, true",
    "OTHER_TENANT, TENANT, false",
    "FINANCE, FINANCE, true",
    "FINANCE, TENANT, false",
    "DISTRIBUTOR, TENANT, false"
  })
  void shouldLetEachPauseForItself(Caller caller, String by, boolean may) {
    // given
    Supplier<Integer> pause =
        () ->
            jdbc.update(
                "insert into payout_pause values ('TENANT', ?, ?, ?, true, 'user_x', now())",
                shop.tenant().value(),
                shop.region().value(),
                by);

    // then
    if (may) {
      assertThat(as(caller, pause)).isEqualTo(1);
    } else {
      assertThatThrownBy(() -> as(caller, pause))
          .rootCause()
          .hasMessageContaining("row-level security");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "update payout set status = 'PAID'",
    "update payout_run set status = 'PAYING'",
    "update payout_run set amount = 0",
    "update payout_line set active = false",
    "delete from payout_line",
    "update payout_terms set minimum = 0",
    "delete from payout_statement",
    "update payout_statement set number = ''",
    "delete from handled_task"
  })
  void shouldGrantFinancesRequestsNoMoreThanTheyNeed(String sql) {
    assertThatThrownBy(() -> as(Caller.FINANCE, () -> jdbc.update(sql)))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void shouldRefuseAPostingInTwoActivePayouts() {
    // given
    String region = shop.region().value();
    Payout paid = runs.payouts(shop, run).getFirst();
    runs.earned(shop, 10_000);
    PayoutId other = runs.toTenant(shop, runs.started(shop));

    // then
    assertThatThrownBy(
            () ->
                database.execute(
                    """
                    insert into payout_line
                    select ?, posting_id, region, beneficiary_type, beneficiary_id, booking_id, kind, amount, currency, true, source_type, source_id
                    from payout_line where region = ? and payout_id = ?""",
                    other.value(),
                    region,
                    paid.id().value()))
        .hasMessageContaining("payout_line_once");
  }

  private long seen(Caller caller, String table) {
    return as(
        caller,
        () ->
            Objects.requireNonNull(
                jdbc.queryForObject(
                    "select count(*) from " + table + " where region = ?",
                    Long.class,
                    shop.region().value())));
  }

  private <T> T as(Caller caller, Supplier<T> action) {
    return Scopes.within(
        scope(caller),
        () ->
            Objects.requireNonNull(
                new TransactionTemplate(transactions).execute(status -> action.get())));
  }
}
