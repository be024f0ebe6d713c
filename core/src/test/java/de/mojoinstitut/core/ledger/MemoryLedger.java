package de.mojoinstitut.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;

/** One payment's postings without a database, and what really happened to the money beside them. */
final class MemoryLedger {

  static final RegionCode REGION = new RegionCode("DACH");
  static final TenantId SELLER = new TenantId("tenant_anna");
  static final Beneficiary TENANT = Beneficiary.of(REGION, SELLER);
  static final Currency EUR = Currency.getInstance("EUR");

  final List<Line> lines = new ArrayList<>();
  private final long gross;
  private long refunded;
  private long lost;
  private long disputed;
  private long paidOut;
  private long providerTook;
  private boolean released;
  private List<Line> hold = List.of();

  MemoryLedger(SplitTerms terms, long gross) {
    this.gross = gross;
    providerTook = terms.providerFee().roundedHalfUp(gross);
    post(Bookkeeping.capture(terms, REGION, SELLER, new Money(gross, EUR), null));
  }

  PaymentPosition position() {
    return PaymentPosition.of(REGION, lines, released);
  }

  long left() {
    return gross - refunded - lost;
  }

  List<Line> refund(long amount, boolean feeInFull) {
    refunded += amount;
    return post(Bookkeeping.refund(position(), amount, feeInFull));
  }

  void takeBack(List<Line> refund) {
    post(Bookkeeping.takeBack(position(), refund));
    refunded -=
        refund.stream()
            .filter(line -> line.account().equals(Account.CLEARING))
            .mapToLong(line -> line.amount().amount())
            .sum();
  }

  void release() {
    if (!released) {
      post(Bookkeeping.release(position()));
      released = true;
    }
  }

  void payOut(Beneficiary beneficiary) {
    Account payable = Account.of(beneficiary, ShareState.PAYABLE);
    long amount = sum(line -> line.account().equals(payable));
    if (amount > 0) {
      post(new Lines(EUR).move(Line.Kind.PAYOUT, amount, payable, Account.CLEARING).toList());
      paidOut += amount;
    }
  }

  void dispute(long amount, long fee) {
    if (hold.isEmpty()) {
      hold = post(Bookkeeping.hold(position(), amount, fee));
      providerTook += fee;
      disputed = amount;
    }
  }

  /** Where less is left than the dispute is about, the provider cannot have taken it for good. */
  void close(boolean won) {
    if (hold.isEmpty()) {
      return;
    }
    if (won || left() < disputed) {
      post(Bookkeeping.win(position(), hold));
    } else {
      post(Bookkeeping.lose(position(), hold));
      lost += disputed;
    }
    disputed = 0;
    hold = List.of();
  }

  private List<Line> post(List<Line> posting) {
    assertThat(posting.stream().mapToLong(line -> line.amount().amount()).sum())
        .as("%s", posting)
        .isZero();
    lines.addAll(posting);
    return posting;
  }

  long sum(Predicate<Line> wanted) {
    return lines.stream().filter(wanted).mapToLong(line -> line.amount().amount()).sum();
  }

  long on(Account.Type account) {
    return sum(line -> line.account().type() == account);
  }

  long of(Account.Type account, Line.Kind kind) {
    return sum(line -> line.account().type() == account && line.kind() == kind);
  }

  /** What must be true after each posting. */
  void check() {
    assertThat(
            on(Account.Type.TENANT)
                + on(Account.Type.DISTRIBUTOR)
                + on(Account.Type.PLATFORM)
                + on(Account.Type.PROVIDER_FEES)
                + paidOut)
        .as("tenant + distributor + platform + fees = gross - refunds")
        .isEqualTo(gross - refunded - lost);
    assertThat(on(Account.Type.PROVIDER_FEES)).isEqualTo(providerTook);
    assertThat(on(Account.Type.DISPUTED)).isEqualTo(-disputed);
    assertThat(-on(Account.Type.CLEARING)).isEqualTo(gross - refunded - lost - disputed - paidOut);
    PaymentPosition position = position();
    assertThat(position.retained()).isEqualTo(left());
    assertThat(position.platformFee()).isBetween(0L, position.retained());
    assertThat(position.commission()).isBetween(0L, position.platformFee());
  }
}
