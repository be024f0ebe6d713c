package de.mojoinstitut.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.ledger.PostRefund.Cause;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.testing.CoreTest;
import de.mojoinstitut.core.testing.World;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SplitRulesTest extends CoreTest {

  private static final Instant FAR_AWAY = Instant.parse("2040-01-01T00:00:00Z");

  @Autowired Books books;
  @Autowired SplitRules rules;
  @Autowired PostCapture capture;
  @Autowired PlatformTransactionManager transactions;

  @ParameterizedTest
  @CsvSource({
    "DACH, EVENT, 1000, 2000",
    "DACH, WORKSHOP, 1000, 2000",
    "DACH, GROUP, 1000, 2000",
    "DACH, MENTORING, 1500, 2000",
    "INDIEN, EVENT, 1000, 2500",
    "INDIEN, MENTORING, 1500, 2500"
  })
  void shouldHaveTheSandboxFigures(String region, String kind, int fee, int share) {
    // when
    SplitTerms terms =
        inForce(books.shop(), new RegionCode(region), new RevenueKind(kind), clock.instant());

    // then
    assertThat(terms)
        .isEqualTo(
            new SplitTerms(
                FrozenRate.percentage(region + "-" + kind + "-2026", fee),
                new FrozenRate(region + "-" + kind + "-2026", 150, 25),
                FeeBearer.TENANT,
                new SplitTerms.Commission(
                    "dist_" + region.toLowerCase(Locale.ROOT),
                    FrozenRate.percentage(region + "-DISTRIBUTOR-2026", share))));
  }

  @Test
  void shouldSplitByWhatIsInForceAndRefundByWhatIsFrozen() {
    // given
    Shop shop = books.shop();
    PaymentId before = books.sold(shop, 10_000);
    newTerms(shop, clock.instant().plus(Duration.ofDays(1)));

    // when
    PaymentId stillBefore = books.sold(shop, 10_000);
    String after = books.newId("pay");
    shop.job(
        () -> capture.post(shop.event(after, 10_000, clock.instant().plus(Duration.ofDays(1)))));
    books.refund(shop, before, 5_000, Cause.BUYER_CANCELLED);
    books.refund(shop, stillBefore, 5_000, Cause.BUYER_CANCELLED);
    books.refund(shop, new PaymentId(after), 5_000, Cause.BUYER_CANCELLED);

    // then
    assertThat(feesOf(before)).containsExactly("1000", "-500");
    assertThat(feesOf(stillBefore)).containsExactly("1000", "-500");
    assertThat(feesOf(new PaymentId(after))).containsExactly("3000", "-1500");
    assertThat(
            database.texts(
                """
                select distinct l.rule || ' ' || rate_bps from ledger_line l join ledger_posting p on p.id = posting_id
                where payment_id = ? and account in ('PLATFORM', 'DISTRIBUTOR') order by 1""",
                after))
        .containsExactly(
            "NEW-CONTRACT-" + shop.region().value() + " 5000",
            "NEW-RULE-" + shop.region().value() + " 3000");
  }

  @Test
  void shouldPayNoCommissionWithoutAContract() {
    // given
    Shop shop = books.shop();
    database.execute(
        "update distributor_contract set valid_until = ? where region = ?",
        Timestamp.from(clock.instant()),
        shop.region().value());

    // when
    books.sold(shop, 10_000);

    // then
    assertThat(books.balance(shop, shop.distributor())).containsExactly(0L, 0L, 0L, 0L);
    assertThat(books.account(shop, "PLATFORM")).isEqualTo(1_000);
  }

  @Test
  void shouldLetThePlatformBearTheProvidersFeeWhereTheRuleSaysSo() {
    // given
    Shop shop = books.shop();
    database.execute(
        "update split_rule set provider_fee_bearer = 'PLATFORM' where region = ?",
        shop.region().value());

    // when
    books.sold(shop, 10_000);

    // then
    assertThat(books.balance(shop, shop.seller())).containsExactly(9_000L, 0L, 0L, 0L);
    assertThat(books.account(shop, "PLATFORM")).isEqualTo(625);
  }

  @Test
  void shouldRefuseToSplitWithoutARule() {
    // given
    Shop shop = books.shop();

    // then
    assertThatThrownBy(
            () ->
                shop.job(
                    () ->
                        capture.post(
                            shop.event(
                                books.newId("pay"),
                                10_000,
                                Instant.parse("2025-12-31T23:59:59Z")))))
        .hasMessageContaining("no split rule");
    assertThat(inForce(shop, World.DACH, new RevenueKind("EVENT"), FAR_AWAY)).isNotNull();
  }

  private void newTerms(Shop shop, Instant from) {
    String region = shop.region().value();
    database.execute(
        "insert into split_rule values (?, ?, 'EVENT', ?, 3000, 150, 25, 'TENANT')",
        "NEW-RULE-" + region,
        region,
        Timestamp.from(from));
    database.execute(
        "insert into distributor_contract values (?, ?, ?, ?, null, 5000)",
        "NEW-CONTRACT-" + region,
        region,
        "dist_" + region,
        Timestamp.from(from));
  }

  private List<String> feesOf(PaymentId payment) {
    return database.texts(
        """
        select amount::text from ledger_line l join ledger_posting p on p.id = posting_id
        where payment_id = ? and account = 'PLATFORM' and kind = 'PLATFORM_FEE' order by posting_id""",
        payment.value());
  }

  private SplitTerms inForce(Shop shop, RegionCode region, RevenueKind kind, Instant at) {
    return shop.job(
        () ->
            Objects.requireNonNull(
                new TransactionTemplate(transactions)
                    .execute(status -> rules.inForce(region, kind, at))));
  }
}
