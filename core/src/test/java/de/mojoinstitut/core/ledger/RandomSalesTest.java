package de.mojoinstitut.core.ledger;

import static de.mojoinstitut.core.ledger.Books.eur;
import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.ledger.PostRefund.Cause;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.testing.CoreTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Sales of one region with refunds, releases, disputes and payouts in any order, through the use
 * cases and the database, beside a provider that only adds and subtracts.
 */
class RandomSalesTest extends CoreTest {

  private static final long SEED = 20261122;
  private static final int STEPS = 300;

  @Autowired Books books;
  @Autowired PostDispute disputes;
  @Autowired PostPayout payouts;
  @Autowired Balances balances;

  private final Random random = new Random(SEED);
  private final Map<PaymentId, Long> left = new HashMap<>();
  private final List<PaymentId> sales = new ArrayList<>();
  private long providerHas;
  private long providerTook;

  @Test
  void shouldHaveWhatTheProviderHasWhateverHappens() {
    // given
    Shop shop = books.shop();

    for (int step = 0; step < STEPS; step++) {
      // when
      step(shop);

      // then
      if (step % 20 == 0 || step == STEPS - 1) {
        check(shop, "step " + step + " of seed " + SEED);
      }
    }
    assertThat(sales).hasSizeGreaterThan(STEPS / 5);
  }

  private void step(Shop shop) {
    int kind = random.nextInt(10);
    if (sales.isEmpty() || kind < 3) {
      sell(shop, 1 + random.nextLong(50_000));
      return;
    }
    PaymentId payment = sales.get(random.nextInt(sales.size()));
    switch (kind) {
      case 3, 4, 5 -> refund(shop, payment);
      case 6, 7 -> books.release(shop, payment);
      case 8 -> dispute(shop, payment);
      default -> payOut(shop, random.nextBoolean() ? shop.seller() : shop.distributor());
    }
  }

  private void sell(Shop shop, long cents) {
    PaymentId payment = books.sold(shop, cents);
    long fee = Math.round(cents * 0.015) + 25;
    providerHas += cents - fee;
    providerTook += fee;
    sales.add(payment);
    left.put(payment, cents);
  }

  private long someOf(PaymentId payment) {
    long available = left.getOrDefault(payment, 0L);
    return available == 0 ? 0 : 1 + random.nextLong(available);
  }

  private void refund(Shop shop, PaymentId payment) {
    long amount = someOf(payment);
    if (amount > 0) {
      Cause[] causes = Cause.values();
      books.refund(shop, payment, amount, causes[random.nextInt(causes.length)]);
      providerHas -= amount;
      left.merge(payment, -amount, Long::sum);
    }
  }

  private void dispute(Shop shop, PaymentId payment) {
    long amount = someOf(payment);
    if (amount == 0) {
      return;
    }
    String dispute = books.newId("dp");
    shop.job(() -> disputes.hold(dispute, payment, eur(amount), eur(1_500), clock.instant()));
    providerHas -= 1_500;
    providerTook += 1_500;
    if (random.nextBoolean()) {
      shop.job(() -> disputes.win(dispute, payment, clock.instant()));
    } else {
      shop.job(() -> disputes.lose(dispute, payment, clock.instant()));
      providerHas -= amount;
      left.merge(payment, -amount, Long::sum);
    }
  }

  private void payOut(Shop shop, Beneficiary beneficiary) {
    long payable = books.balance(shop, beneficiary).get(1);
    if (payable <= 0) {
      return;
    }
    PostPayout.Payout payout =
        new PostPayout.Payout(books.newId("payout"), beneficiary, eur(payable));
    shop.job(() -> payouts.reserve(payout, clock.instant()));
    switch (random.nextInt(3)) {
      case 0 -> shop.job(() -> payouts.failed(payout, clock.instant()));
      case 1 -> {
        shop.job(() -> payouts.paid(payout, clock.instant()));
        providerHas -= payable;
      }
      default -> {
        shop.job(() -> payouts.paid(payout, clock.instant()));
        shop.job(() -> payouts.reverse(books.newId("reversal"), payout, eur(1), clock.instant()));
        providerHas -= payable - 1;
      }
    }
  }

  private void check(Shop shop, String when) {
    assertThat(books.atProvider(shop)).as(when).isEqualTo(providerHas);
    assertThat(books.account(shop, "PROVIDER_FEES")).as(when).isEqualTo(providerTook);
    assertThat(shop.job(balances::unbalancedPostings)).as(when).isZero();
    assertThat(
            shop.job(balances::accounts).stream()
                .mapToLong(account -> account.balance().amount())
                .sum())
        .as(when)
        .isZero();
    long beneficiaries =
        shop.job(() -> balances.of(shop.region())).stream()
            .flatMap(
                balance ->
                    Stream.of(
                        balance.pending(), balance.payable(), balance.held(), balance.inTransit()))
            .mapToLong(Money::amount)
            .sum();
    assertThat(beneficiaries + books.account(shop, "PLATFORM")).as(when).isEqualTo(providerHas);
  }
}
