package de.mojoinstitut.core.payout.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.ledger.Beneficiary;
import de.mojoinstitut.core.ledger.Books;
import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.ledger.PostRefund;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payout.run.PayoutRunId;
import de.mojoinstitut.core.payout.run.Runs;
import de.mojoinstitut.core.payout.transfer.PayoutGateway.ProviderStatus;
import de.mojoinstitut.core.testing.CoreTest;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;

/** Sales, refunds, releases and runs in any order, through the use cases and the database. */
@SuppressWarnings("NullAway.Init") // set before each try
class PayoutPropertiesTest extends CoreTest {

  @Autowired Runs runs;
  @Autowired Books books;
  private Shop shop;
  private final List<PaymentId> sales = new ArrayList<>();
  private final List<Long> left = new ArrayList<>();

  @BeforeTry
  void open() throws Exception {
    new TestContextManager(getClass()).prepareTestInstance(this);
    provider.reset();
    shop = runs.shop();
    sales.clear();
    left.clear();
  }

  /** One thing that happens. */
  record Step(int kind, int which, long cents) {}

  @Property(tries = 15)
  void shouldPayEachLineOnceAndWhatTheLedgerSays(
      @ForAll @Size(max = 25) List<@IntRange(max = 9) Integer> kinds,
      @ForAll @IntRange(max = 1000) int seed,
      @ForAll @LongRange(min = 1, max = 30_000) long cents) {
    // when
    int turn = seed;
    for (int kind : kinds) {
      turn = turn * 31 + 7;
      happen(new Step(kind, Math.floorMod(turn, 1000), 1 + Math.floorMod(turn * cents, 30_000L)));
    }

    // then
    assertThat(
            database.count(
                """
                (select 1 from payout_line l join payout p on p.id = l.payout_id
                 where l.region = ? and p.status = 'PAID' group by l.posting_id, l.beneficiary_type, l.beneficiary_id
                 having count(*) > 1) twice""",
                shop.region().value()))
        .isZero();
    for (Beneficiary payee : List.of(shop.seller(), shop.distributor())) {
      long paid = sum(payee, "status = 'PAID'");
      long ordered = sum(payee, "status in ('PENDING', 'UNKNOWN') and reserved_at is not null");
      assertThat(runs.transferredTo(payee.id())).as("provider").isEqualTo(paid + ordered);
      assertThat(books.balance(shop, payee).get(3)).as("in transit").isEqualTo(ordered);
      assertThat(books.balance(shop, payee).get(1))
          .as("payable")
          .isEqualTo(made(payee) - paid - ordered);
      assertThat(sum(payee, "status = 'PAID'")).as("lines").isEqualTo(lines(payee));
    }
  }

  private void happen(Step step) {
    int which = sales.isEmpty() ? 0 : step.which() % sales.size();
    switch (step.kind()) {
      case 0, 1, 2 -> {
        sales.add(books.sold(shop, step.cents()));
        left.add(step.cents());
      }
      case 3, 4 -> {
        if (!sales.isEmpty()) {
          books.release(shop, sales.get(which));
        }
      }
      case 5 -> refund(which, step.cents());
      case 6 -> {
        provider.answer(ProviderStatus.FAILED);
        runs.paid(shop);
        provider.answer(ProviderStatus.PENDING);
      }
      case 7 -> runs.collected(shop, runs.requested(shop, true));
      case 8 -> ordered();
      default -> runs.paid(shop);
    }
  }

  /** A run whose payouts the provider never confirms. */
  private void ordered() {
    PayoutRunId run = runs.approved(shop);
    runs.due(shop, run).forEach(payout -> runs.transfer(shop, payout));
  }

  private void refund(int which, long cents) {
    if (!sales.isEmpty() && left.get(which) > 0) {
      long amount = Math.min(left.get(which), cents);
      left.set(which, left.get(which) - amount);
      books.refund(shop, sales.get(which), amount, PostRefund.Cause.BUYER_CANCELLED);
    }
  }

  private long sum(Beneficiary payee, String where) {
    return number(
        "select coalesce(sum(amount), 0)::text from payout where not dry_run and beneficiary_id = ? and "
            + where,
        payee);
  }

  private long lines(Beneficiary payee) {
    return number(
        """
        select coalesce(sum(l.amount), 0)::text from payout_line l join payout p on p.id = l.payout_id
        where p.status = 'PAID' and l.active and l.beneficiary_id = ?""",
        payee);
  }

  /** What sales and refunds made payable. */
  private long made(Beneficiary payee) {
    return number(
        """
        select coalesce(sum(l.amount), 0)::text from ledger_line l join ledger_posting p on p.id = l.posting_id
        where l.state = 'PAYABLE' and p.type not like 'PAYOUT%' and l.holder = ?""",
        payee);
  }

  private long number(String sql, Beneficiary payee) {
    return Long.parseLong(database.texts(sql, payee.id()).getFirst());
  }
}
