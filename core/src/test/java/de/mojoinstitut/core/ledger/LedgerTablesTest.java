package de.mojoinstitut.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database refuses, whoever asks. */
class LedgerTablesTest extends CoreTest {

  private static final String LINE =
      """
      insert into ledger_line (posting_id, line_no, region, seller, account, kind, amount, currency)
      select id, %d, %s, seller, 'PLATFORM', 'GROSS', %d, '%s' from ledger_posting where key = '%s'""";

  private static final Scope PLATFORM =
      new Scope(Scope.Kind.API, "user_owner", null, null, Scope.Level.PLATFORM);

  @Autowired Books books;
  @Autowired Balances balances;
  @Autowired TestDatabase test;
  @Autowired JdbcTemplate jdbc;
  @Autowired PlatformTransactionManager transactions;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update hub.ledger_line set amount = amount + 1",
        "delete from hub.ledger_line",
        "truncate hub.ledger_line",
        "update hub.ledger_posting set content = ''",
        "delete from hub.ledger_posting",
        "truncate hub.ledger_posting cascade"
      })
  void shouldChangeNothingThatWasPosted(String sql) {
    // given
    books.sold(books.shop(), 10_000);

    // then
    assertThatThrownBy(() -> test.asSuperuser(sql))
        .hasStackTraceContaining("the ledger is append-only");
  }

  @Test
  void shouldRefuseALineThatUnbalancesItsPosting() {
    // given
    Shop shop = books.shop();
    String capture = PostCapture.key(books.sold(shop, 10_000).value());

    // then
    assertThatThrownBy(() -> insert(shop, LINE.formatted(99, "region", 1, "EUR", capture)))
        .hasStackTraceContaining("does not sum to zero");
  }

  @Test
  void shouldBalanceEachCurrencyForItself() {
    // given
    Shop shop = books.shop();
    String capture = PostCapture.key(books.sold(shop, 10_000).value());

    // then
    assertThatThrownBy(
            () ->
                insert(
                    shop,
                    LINE.formatted(98, "region", 1, "EUR", capture),
                    LINE.formatted(99, "region", -1, "USD", capture)))
        .hasStackTraceContaining("does not sum to zero");
  }

  @Test
  void shouldLetAPostingBeUnbalancedUntilItIsComplete() {
    // given
    Shop shop = books.shop();
    String capture = PostCapture.key(books.sold(shop, 10_000).value());

    // when
    insert(
        shop,
        LINE.formatted(98, "region", 1, "EUR", capture),
        LINE.formatted(99, "region", -1, "EUR", capture));

    // then
    assertThat(books.account(shop, "PLATFORM")).isEqualTo(800);
  }

  @Test
  void shouldRefuseALineOfAnotherRegionThanItsPosting() {
    // given
    String capture = PostCapture.key(books.sold(books.shop(), 10_000).value());

    // then
    assertThatThrownBy(
            () ->
                test.asSuperuser(
                    "set search_path = hub; begin; "
                        + LINE.formatted(98, "'DACH'", 1, "EUR", capture)
                        + "; "
                        + LINE.formatted(99, "'DACH'", -1, "EUR", capture)
                        + "; commit"))
        .hasStackTraceContaining("belongs to somebody else");
  }

  @Test
  void shouldCountWhatSomebodyUnbalancedPastTheDatabase() {
    // given
    Shop shop = books.shop();
    String capture = PostCapture.key(books.sold(shop, 10_000).value());
    assertThat(unbalanced()).isZero();

    // when
    pastTheTriggers(LINE.formatted(99, "region", 1, "EUR", capture));

    // then
    try {
      assertThat(unbalanced()).isEqualTo(1);
    } finally {
      pastTheTriggers("delete from ledger_line where line_no = 99 and amount = 1");
    }
  }

  @Test
  void shouldSumToZeroOverAllAccounts() {
    // given
    Shop shop = books.shop();
    PaymentId payment = books.sold(shop, 10_000);
    books.release(shop, payment);

    // when
    long sum =
        Scopes.within(PLATFORM, balances::accounts).stream()
            .mapToLong(account -> account.balance().amount())
            .sum();

    // then
    assertThat(sum).isZero();
  }

  private long unbalanced() {
    return Scopes.within(PLATFORM, balances::unbalancedPostings);
  }

  private void pastTheTriggers(String sql) {
    test.asSuperuser(
        "set search_path = hub; set session_replication_role = replica; "
            + sql
            + "; reset session_replication_role");
  }

  private void insert(Shop shop, String... statements) {
    shop.job(
        () -> {
          new TransactionTemplate(transactions)
              .executeWithoutResult(
                  status -> {
                    for (String sql : statements) {
                      jdbc.update(sql);
                    }
                  });
          return statements.length;
        });
  }
}
