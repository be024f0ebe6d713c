package de.mojoinstitut.core.ledger;

import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.SubjectId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import de.mojoinstitut.core.testing.Database;
import de.mojoinstitut.core.testing.World;
import de.mojoinstitut.testkit.TestClock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** New regions with DACH's terms, so that each test has accounts of its own, and sales in them. */
@Component
public final class Books {

  private final Database database;
  private final PostCapture capture;
  private final PostRefund refund;
  private final PostRelease release;
  private final Balances balances;
  private final TestClock clock;
  private final AtomicInteger counter = new AtomicInteger();

  /** The world is there before: its regions get the sandbox's terms. */
  Books(
      World world,
      Database database,
      PostCapture capture,
      PostRefund refund,
      PostRelease release,
      Balances balances,
      TestClock clock) {
    Objects.requireNonNull(world);
    this.database = database;
    this.capture = capture;
    this.refund = refund;
    this.release = release;
    this.balances = balances;
    this.clock = clock;
  }

  /** A region with one tenant and one distributor, and DACH's terms. */
  public Shop shop() {
    String code = "LEDGER" + counter.incrementAndGet();
    database.execute(
        "insert into region select ?, ?, 'dist_' || ?, currency, locale, time_zone from region where code = 'DACH'",
        code,
        code,
        code);
    database.execute(
        "insert into distributor values (?, ?, ?)", "dist_" + code, "Distributor " + code, code);
    database.execute(
        "insert into distributor_person values (?, ?)", "dist_" + code, "user_dist_" + code);
    database.execute(
        """
        insert into split_rule select replace(id, 'DACH', ?), ?, kind, valid_from, platform_fee_bps, provider_fee_bps,
          provider_fee_fixed, provider_fee_bearer from split_rule where region = 'DACH'""",
        code,
        code);
    database.execute(
        """
        insert into distributor_contract select replace(id, 'DACH', ?), ?, 'dist_' || ?, valid_from, valid_until, share_bps
        from distributor_contract where region = 'DACH'""",
        code,
        code,
        code);
    TenantId tenant = tenant(code);
    RegionCode region = new RegionCode(code);
    return new Shop(
        region,
        tenant,
        Beneficiary.of(region, tenant),
        Beneficiary.distributor(region, "dist_" + code));
  }

  /** Another tenant of the region. */
  public TenantId tenant(String region) {
    TenantId tenant = new TenantId("tenant_of_" + region + "_" + counter.incrementAndGet());
    database.execute(
        "insert into tenant select ?, ?, ?, name, ?, status, certified_until, created_at from tenant where id = 'tenant_anna'",
        tenant.value(),
        tenant.value(),
        tenant.value(),
        region);
    return tenant;
  }

  public record Shop(
      RegionCode region, TenantId tenant, Beneficiary seller, Beneficiary distributor) {

    public <T> T job(Supplier<T> step) {
      return Scopes.within(Scope.worker(region.value()), step);
    }

    /** An EVENT that is paid with what the rule says about the provider's fee. */
    PostCapture.Capture event(String payment, long cents, Instant at) {
      return sale(payment, new RevenueKind("EVENT"), cents, null, at);
    }

    PostCapture.Capture sale(
        String payment, RevenueKind kind, long cents, @Nullable Long fee, Instant at) {
      return new PostCapture.Capture(
          new PaymentId(payment),
          SubjectId.ofBooking("booking_of_" + payment),
          region,
          tenant,
          kind,
          eur(cents),
          fee == null ? null : eur(fee),
          at);
    }
  }

  public static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }

  public String newId(String kind) {
    return kind + "_ledger_" + counter.incrementAndGet();
  }

  /** A new EVENT sale. */
  public PaymentId sold(Shop shop, long cents) {
    String payment = newId("pay");
    shop.job(() -> capture.post(shop.event(payment, cents, clock.instant())));
    return new PaymentId(payment);
  }

  public Posted refund(Shop shop, PaymentId payment, long cents, PostRefund.Cause cause) {
    return refund(shop, newId("refund"), payment, cents, cause);
  }

  Posted refund(Shop shop, String refundId, PaymentId payment, long cents, PostRefund.Cause cause) {
    return shop.job(
        () ->
            refund.post(
                new PostRefund.Refund(refundId, payment, eur(cents), cause, clock.instant())));
  }

  public Posted release(Shop shop, PaymentId payment) {
    return shop.job(() -> release.post(payment, clock.instant()));
  }

  /** Pending, payable, held, in transit; minor units. */
  public List<Long> balance(Shop shop, Beneficiary beneficiary) {
    Balance balance = shop.job(() -> balances.of(beneficiary, Currency.getInstance("EUR")));
    return List.of(
        balance.pending().amount(),
        balance.payable().amount(),
        balance.held().amount(),
        balance.inTransit().amount());
  }

  /** What is on one of the region's own accounts; minor units. */
  public long account(Shop shop, String account) {
    return shop.job(balances::accounts).stream()
        .filter(each -> each.account().equals(shop.region().value() + ":" + account))
        .mapToLong(each -> each.balance().amount())
        .sum();
  }

  /** What the provider must hold for the region; minor units. */
  public long atProvider(Shop shop) {
    return shop.job(balances::atProvider).stream()
        .filter(each -> each.region().equals(shop.region()))
        .mapToLong(each -> each.balance().amount())
        .sum();
  }
}
