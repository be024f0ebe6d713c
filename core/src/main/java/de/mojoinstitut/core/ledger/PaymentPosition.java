package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.region.RegionCode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a captured payment, as its lines say. Amounts are minor units.
 *
 * @param distributor null where no commission was posted
 * @param retained gross amount less what was refunded or lost
 * @param platformFee of what is retained
 * @param commission of that platform fee
 * @param feeRate null where the fee was zero from the start
 * @param commissionRate null where the commission was zero from the start
 * @param bearer of the provider's fees
 * @param released whether the shares are payable
 */
record PaymentPosition(
    Beneficiary tenant,
    @Nullable Beneficiary distributor,
    Currency currency,
    long retained,
    long platformFee,
    long commission,
    @Nullable FrozenRate feeRate,
    @Nullable FrozenRate commissionRate,
    FeeBearer bearer,
    long tenantPending,
    long distributorPending,
    boolean released) {

  /**
   * @param lines of the payment's postings, in order
   * @throws IllegalStateException where there was no capture
   */
  static PaymentPosition of(RegionCode region, List<Line> lines, boolean released) {
    Line captured =
        first(lines, line -> isA(line, Account.Type.TENANT, Line.Kind.GROSS))
            .orElseThrow(() -> new IllegalStateException("nothing was captured"));
    Optional<Line> commission =
        first(lines, line -> isA(line, Account.Type.DISTRIBUTOR, Line.Kind.COMMISSION));
    boolean platformBears =
        lines.stream().anyMatch(line -> isA(line, Account.Type.PLATFORM, Line.Kind.PROVIDER_FEE));
    return new PaymentPosition(
        holder(region, captured, Beneficiary.Type.TENANT),
        commission.map(line -> holder(region, line, Beneficiary.Type.DISTRIBUTOR)).orElse(null),
        captured.amount().currency(),
        sum(lines, line -> isA(line, Account.Type.TENANT, Line.Kind.GROSS)),
        sum(lines, line -> isA(line, Account.Type.PLATFORM, Line.Kind.PLATFORM_FEE)),
        sum(lines, line -> isA(line, Account.Type.DISTRIBUTOR, Line.Kind.COMMISSION)),
        first(lines, line -> isA(line, Account.Type.PLATFORM, Line.Kind.PLATFORM_FEE))
            .map(Line::rate)
            .orElse(null),
        commission.map(Line::rate).orElse(null),
        platformBears ? FeeBearer.PLATFORM : FeeBearer.TENANT,
        sum(lines, line -> isPending(line, Account.Type.TENANT)),
        sum(lines, line -> isPending(line, Account.Type.DISTRIBUTOR)),
        released);
  }

  /** Where the shares stand now. */
  ShareState state() {
    return released ? ShareState.PAYABLE : ShareState.PENDING;
  }

  private static boolean isA(Line line, Account.Type account, Line.Kind kind) {
    return line.account().type() == account && line.kind() == kind;
  }

  private static boolean isPending(Line line, Account.Type account) {
    return line.account().type() == account && line.account().state() == ShareState.PENDING;
  }

  private static Optional<Line> first(List<Line> lines, Predicate<Line> wanted) {
    return lines.stream().filter(wanted).findFirst();
  }

  private static long sum(List<Line> lines, Predicate<Line> wanted) {
    return lines.stream().filter(wanted).mapToLong(line -> line.amount().amount()).sum();
  }

  private static Beneficiary holder(RegionCode region, Line line, Beneficiary.Type type) {
    String holder = line.account().holder();
    if (holder == null) {
      throw new IllegalStateException("a share belongs to nobody");
    }
    return new Beneficiary(region, type, holder);
  }
}
