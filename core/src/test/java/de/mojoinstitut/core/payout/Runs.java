package de.mojoinstitut.core.payout;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.ledger.Beneficiary;
import de.mojoinstitut.core.ledger.Books;
import de.mojoinstitut.core.ledger.Books.Shop;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payout.CollectPayoutRun.Collected;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.core.testing.Database;
import de.mojoinstitut.core.testing.FakePayouts;
import de.mojoinstitut.testkit.TestClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Shops with payout terms, and runs that go as far as a test needs them. */
@Component
public final class Runs {

  static final ClerkUserId FIN1 = new ClerkUserId("user_fin1");
  static final ClerkUserId FIN2 = new ClerkUserId("user_fin2");
  static final Scope FINANCE =
      new Scope(Scope.Kind.API, "user_fin1", null, null, Scope.Level.FINANCE);

  private static final AtomicLong KEYS = new AtomicLong(90_000);

  private final Books books;
  private final Database database;
  private final FakePayouts provider;
  private final TestClock clock;
  private final RequestPayoutRun request;
  private final CollectPayoutRun collect;
  private final PayPayoutRun pay;
  private final CheckPayout check;
  private final TransferPayout transfer;
  private final PayoutEvents events;
  private final FinishPayoutRun finish;
  private final DecidePayoutRun decide;
  private final Payouts payouts;
  private final PayoutRuns rows;
  private final TransactionTemplate transaction;

  Runs(
      Books books,
      Database database,
      FakePayouts provider,
      TestClock clock,
      RequestPayoutRun request,
      CollectPayoutRun collect,
      PayPayoutRun pay,
      CheckPayout check,
      TransferPayout transfer,
      PayoutEvents events,
      FinishPayoutRun finish,
      DecidePayoutRun decide,
      Payouts payouts,
      PayoutRuns rows,
      PlatformTransactionManager transactions) {
    this.books = books;
    this.database = database;
    this.provider = provider;
    this.clock = clock;
    this.request = request;
    this.collect = collect;
    this.pay = pay;
    this.check = check;
    this.transfer = transfer;
    this.events = events;
    this.finish = finish;
    this.decide = decide;
    this.payouts = payouts;
    this.rows = rows;
    this.transaction = new TransactionTemplate(transactions);
    database.execute(sandboxTerms());
  }

  private static String sandboxTerms() {
    try (InputStream in =
        Objects.requireNonNull(
            Runs.class.getResourceAsStream("/ledger/sandbox-payout-terms.sql"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long newKey() {
    return KEYS.incrementAndGet();
  }

  /** A region with a tenant, a distributor and DACH's terms. */
  public Shop shop() {
    Shop shop = books.shop();
    database.execute(
        """
        insert into payout_terms select ?, valid_from, hold_days, minimum, four_eyes_from, bank_quiet_days, currency
        from payout_terms where region = 'DACH'""",
        shop.region().value());
    return shop;
  }

  /** The same region, for another tenant of it. */
  Shop another(Shop shop) {
    TenantId tenant = books.tenant(shop.region().value());
    return new Shop(
        shop.region(), tenant, Beneficiary.of(shop.region(), tenant), shop.distributor());
  }

  /** A delivered sale: of 100.00 the tenant has 88.25 and the distributor 2.00. */
  PaymentId earned(Shop shop, long cents) {
    PaymentId payment = books.sold(shop, cents);
    books.release(shop, payment);
    return payment;
  }

  PayoutRunId requested(Shop shop, boolean dryRun) {
    return Scopes.within(
        FINANCE,
        () ->
            request
                .request(new PayoutRun.Order(shop.region(), clock.instant(), dryRun, FIN1))
                .orElseThrow()
                .id());
  }

  Collected collected(Shop shop, PayoutRunId run) {
    return shop.job(() -> collect.collect(run));
  }

  /** A run that is collected and needs no approval. */
  PayoutRunId started(Shop shop) {
    PayoutRunId run = requested(shop, false);
    collected(shop, run);
    return run;
  }

  /** Started, and approved where it has to be. */
  PayoutRunId approved(Shop shop) {
    PayoutRunId run = started(shop);
    if (run(shop, run).approvalRequired()) {
      Scopes.within(FINANCE, () -> decide.decide(run, new PayoutRun.Decision(true, FIN2)));
    }
    return run;
  }

  /** Ids of what the run pays. */
  List<PayoutId> due(Shop shop, PayoutRunId run) {
    return shop.job(() -> pay.pay(run));
  }

  /** The one payout of the run to the shop's tenant. */
  PayoutId toTenant(Shop shop, PayoutRunId run) {
    return payouts(shop, run).stream()
        .filter(payout -> payout.beneficiary().equals(shop.seller()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  List<Payout> payouts(Shop shop, PayoutRunId run) {
    return read(shop, () -> payouts.ofRun(run, 1000));
  }

  Payout payout(Shop shop, PayoutId id) {
    return read(shop, () -> payouts.get(id));
  }

  CheckPayout.Result check(Shop shop, PayoutId id) {
    return shop.job(() -> check.check(id));
  }

  TransferPayout.Result transfer(Shop shop, PayoutId id) {
    return shop.job(() -> transfer.transfer(id));
  }

  void tell(Payout payout, PayoutEvent.Type type) {
    events.on(
        new PayoutEvent(
            type + "_of_" + payout.id().value(),
            type,
            payout.beneficiary().id(),
            payout.id().value(),
            "tr_" + payout.id().value(),
            null));
  }

  /** From order to end, as the processes do it; the provider transfers all. */
  public PayoutRunId paid(Shop shop) {
    PayoutRunId run = approved(shop);
    for (PayoutId id : due(shop, run)) {
      if (check(shop, id) == CheckPayout.Result.CLEAR
          && transfer(shop, id) == TransferPayout.Result.ORDERED) {
        tell(payout(shop, id), PayoutEvent.Type.PAID);
      }
    }
    shop.job(
        () -> {
          finish.finish(run);
          return run;
        });
    return run;
  }

  /** What the provider has transferred to the beneficiary, minor units. */
  public long transferredTo(String payee) {
    return provider.transfers().stream()
        .filter(order -> order.payee().equals(payee))
        .mapToLong(order -> order.amount().amount())
        .sum();
  }

  PayoutRun run(Shop shop, PayoutRunId id) {
    return read(shop, () -> rows.get(id));
  }

  private <T> T read(Shop shop, Supplier<T> look) {
    return shop.job(() -> Objects.requireNonNull(transaction.execute(status -> look.get())));
  }
}
