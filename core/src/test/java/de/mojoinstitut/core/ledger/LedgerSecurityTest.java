package de.mojoinstitut.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scope.Kind;
import de.mojoinstitut.chassis.scope.Scope.Level;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.testing.CoreTest;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One captured booking, and who sees which of its eight lines. */
class LedgerSecurityTest extends CoreTest {

  private static final List<String> ALL =
      List.of(
          "CLEARING:GROSS",
          "DISTRIBUTOR:COMMISSION",
          "PLATFORM:COMMISSION",
          "PLATFORM:PLATFORM_FEE",
          "PROVIDER_FEES:PROVIDER_FEE",
          "TENANT:GROSS",
          "TENANT:PLATFORM_FEE",
          "TENANT:PROVIDER_FEE");
  private static final List<String> OF_SELLER = ALL.subList(5, 8);
  private static final List<String> OF_DISTRIBUTOR = ALL.subList(1, 2);

  @Autowired Books books;
  @Autowired Balances balances;
  @Autowired PostCapture capture;
  @Autowired JdbcTemplate jdbc;
  @Autowired PlatformTransactionManager transactions;

  /** Everybody who comes near the ledger. */
  enum Caller {
    SELLER(OF_SELLER),
    OTHER_TENANT(List.of()),
    BUYER(List.of()),
    DISTRIBUTOR(OF_DISTRIBUTOR),
    DISTRIBUTOR_OF_OTHER_REGION(List.of()),
    FINANCE(ALL),
    WORKER(ALL),
    WORKER_OF_SELLER(ALL),
    WORKER_OF_OTHER_TENANT(List.of()),
    WORKER_OF_OTHER_REGION(List.of()),
    MACHINERY(List.of());

    private final List<String> seen;

    Caller(List<String> seen) {
      this.seen = seen;
    }

    Scope scope(Shop shop, String otherTenant) {
      String region = shop.region().value();
      String tenant = shop.tenant().value();
      return switch (this) {
        case SELLER -> new Scope(Kind.API, "user_s", tenant, region, Level.TENANT);
        case OTHER_TENANT -> new Scope(Kind.API, "user_o", otherTenant, region, Level.TENANT);
        case BUYER -> new Scope(Kind.API, "user_b", null, region, Level.PERSON);
        case DISTRIBUTOR ->
            new Scope(Kind.API, "user_dist_" + region, null, region, Level.DISTRIBUTOR);
        case DISTRIBUTOR_OF_OTHER_REGION ->
            new Scope(Kind.API, "user_dist_dach", null, "DACH", Level.DISTRIBUTOR);
        case FINANCE -> new Scope(Kind.API, "user_fin1", null, null, Level.FINANCE);
        case WORKER -> Scope.worker(region);
        case WORKER_OF_SELLER -> Scope.workerOfTenant(tenant);
        case WORKER_OF_OTHER_TENANT -> Scope.workerOfTenant(otherTenant);
        case WORKER_OF_OTHER_REGION -> Scope.worker("DACH");
        case MACHINERY -> Scope.machinery();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldShowLinesToWhomTheyBelong(Caller caller) {
    // given
    Shop shop = books.shop();
    String otherTenant = books.tenant(shop.region().value()).value();
    PaymentId payment = books.sold(shop, 10_000);
    Scope scope = caller.scope(shop, otherTenant);

    // then
    assertThat(lines(scope, payment)).isEqualTo(caller.seen);
    assertThat(postings(scope, payment)).isEqualTo(caller.seen.isEmpty() ? 0 : 1);
    assertThat(Scopes.within(scope, () -> balances.of(shop.seller())).isEmpty())
        .isEqualTo(!caller.seen.containsAll(OF_SELLER));
    assertThat(Scopes.within(scope, () -> balances.of(shop.distributor())).isEmpty())
        .isEqualTo(!caller.seen.containsAll(OF_DISTRIBUTOR));
  }

  @Test
  void shouldShowWhatADistributorEarnedToItAndNotToItsSuccessor() {
    // given
    Shop shop = books.shop();
    PaymentId payment = books.sold(shop, 10_000);
    String region = shop.region().value();
    String next = "next_" + region;
    database.execute("insert into distributor values (?, 'Next', ?)", next, region);
    database.execute("insert into distributor_person values (?, ?)", next, "user_" + next);
    database.execute(
        "update distributor_contract set valid_until = ? where region = ?",
        Timestamp.from(clock.instant()),
        region);
    database.execute(
        "insert into distributor_contract values (?, ?, ?, ?, null, 2000)",
        "NEXT-" + region,
        region,
        next,
        Timestamp.from(clock.instant()));

    // then
    Scope successor = new Scope(Kind.API, "user_" + next, null, region, Level.DISTRIBUTOR);
    assertThat(lines(successor, payment)).isEmpty();
    assertThat(lines(Caller.DISTRIBUTOR.scope(shop, ""), payment)).isEqualTo(OF_DISTRIBUTOR);
  }

  @ParameterizedTest
  @CsvSource({
    "SELLER, 4, 0",
    "BUYER, 4, 0",
    "DISTRIBUTOR, 4, 1",
    "DISTRIBUTOR_OF_OTHER_REGION, 0, 0",
    "FINANCE, 4, 1",
    "WORKER, 4, 1",
    "WORKER_OF_SELLER, 4, 1"
  })
  void shouldShowTermsOfTheRegionAndContractsToTheirParties(
      Caller caller, int rules, int contracts) {
    // given
    Shop shop = books.shop();
    Scope scope = caller.scope(shop, "");

    // then
    assertThat(count(scope, "split_rule where region = ?", shop.region().value())).isEqualTo(rules);
    assertThat(count(scope, "distributor_contract where region = ?", shop.region().value()))
        .isEqualTo(contracts);
  }

  @ParameterizedTest
  @EnumSource(names = {"WORKER_OF_OTHER_TENANT", "WORKER_OF_OTHER_REGION", "MACHINERY"})
  void shouldNotLetAJobPostForSomebodyElse(Caller caller) {
    // given
    Shop shop = books.shop();
    Scope scope = caller.scope(shop, books.tenant(shop.region().value()).value());
    PostCapture.Capture sale = shop.event(books.newId("pay"), 10_000, clock.instant());

    // then
    assertThatThrownBy(() -> Scopes.within(scope, () -> capture.post(sale)))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @ParameterizedTest
  @EnumSource(names = {"SELLER", "DISTRIBUTOR", "FINANCE"})
  void shouldLetNobodyPostByRequest(Caller caller) {
    // given
    Shop shop = books.shop();
    PostCapture.Capture sale = shop.event(books.newId("pay"), 10_000, clock.instant());

    // then
    assertThatThrownBy(() -> Scopes.within(caller.scope(shop, ""), () -> capture.post(sale)))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @ParameterizedTest
  @CsvSource({
    "update ledger_line set amount = 1",
    "delete from ledger_posting",
    "update split_rule set platform_fee_bps = 0",
    "insert into distributor_contract select * from distributor_contract",
    "alter table ledger_line disable trigger append_only"
  })
  void shouldGrantNoChange(String sql) {
    // given
    Shop shop = books.shop();

    // then
    for (Caller caller : List.of(Caller.FINANCE, Caller.WORKER)) {
      assertThatThrownBy(() -> within(caller.scope(shop, ""), () -> jdbc.update(sql)))
          .as("%s: %s", caller, sql)
          .rootCause()
          .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
  }

  private List<String> lines(Scope scope, PaymentId payment) {
    return within(
        scope,
        () ->
            jdbc.queryForList(
                """
                select account || ':' || kind from ledger_line l join ledger_posting p on p.id = posting_id
                where payment_id = ? order by 1""",
                String.class,
                payment.value()));
  }

  private long postings(Scope scope, PaymentId payment) {
    return count(scope, "ledger_posting where payment_id = ?", payment.value());
  }

  private long count(Scope scope, String rows, String argument) {
    return within(
        scope,
        () ->
            Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from " + rows, Long.class, argument)));
  }

  private <T> T within(Scope scope, Supplier<T> action) {
    return Scopes.within(
        scope,
        () ->
            Objects.requireNonNull(
                new TransactionTemplate(transactions).execute(status -> action.get())));
  }
}
