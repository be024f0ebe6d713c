package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which lines a business event makes. After each event the fee is the frozen rate of what is
 * retained, and the commission the frozen share of that fee; the difference to before is posted. So
 * parts add up to the cent, whatever they are. Fractions stay with the platform.
 */
final class Bookkeeping {

  private Bookkeeping() {}

  /**
   * @param providerFee minor units that the provider has taken; null where the rule says it
   */
  static List<Line> capture(
      SplitTerms terms,
      RegionCode region,
      TenantId seller,
      Money gross,
      @Nullable Long providerFee) {
    Account tenant = Account.of(Beneficiary.of(region, seller), ShareState.PENDING);
    long fee = terms.platformFee().roundedUp(gross.amount());
    Lines lines =
        new Lines(gross.currency())
            .move(Line.Kind.GROSS, gross.amount(), Account.CLEARING, tenant)
            .move(Line.Kind.PLATFORM_FEE, fee, tenant, Account.PLATFORM, terms.platformFee());
    SplitTerms.Commission commission = terms.commission();
    if (commission != null) {
      lines.move(
          Line.Kind.COMMISSION,
          commission.share().roundedDown(fee),
          Account.PLATFORM,
          Account.of(Beneficiary.distributor(region, commission.distributor()), ShareState.PENDING),
          commission.share());
    }
    return lines
        .move(
            Line.Kind.PROVIDER_FEE,
            providerFee == null ? terms.providerFee().roundedHalfUp(gross.amount()) : providerFee,
            bearer(terms.bearer(), tenant),
            Account.PROVIDER_FEES,
            providerFee == null ? terms.providerFee() : null)
        .toList();
  }

  /**
   * @param amount minor units, at most what is retained
   * @param feeInFull whether the platform gives back all of its fee, however much is refunded
   */
  static List<Line> refund(PaymentPosition payment, long amount, boolean feeInFull) {
    return giveBack(new Lines(payment.currency()), payment, amount, feeInFull, Account.CLEARING)
        .toList();
  }

  /**
   * What a refund gave back is taken again.
   *
   * @param refund the lines that {@link #refund} made
   */
  static List<Line> takeBack(PaymentPosition payment, List<Line> refund) {
    Lines lines = new Lines(payment.currency());
    refund.forEach(line -> lines.undo(line, payment.state()));
    return lines.toList();
  }

  /** Pending shares become payable. */
  static List<Line> release(PaymentPosition payment) {
    Lines lines = new Lines(payment.currency());
    change(
        lines,
        Line.Kind.RELEASE,
        payment.tenantPending(),
        payment.tenant(),
        ShareState.PENDING,
        ShareState.PAYABLE);
    Beneficiary distributor = payment.distributor();
    if (distributor != null) {
      change(
          lines,
          Line.Kind.RELEASE,
          payment.distributorPending(),
          distributor,
          ShareState.PENDING,
          ShareState.PAYABLE);
    }
    return lines.toList();
  }

  /**
   * The provider takes the amount back, and what a refund of it would take is held.
   *
   * @param providerFee minor units that the provider takes for the dispute, whatever its end
   * @throws IllegalArgumentException where that much is not retained
   */
  static List<Line> hold(PaymentPosition payment, long amount, long providerFee) {
    if (amount <= 0 || amount > payment.retained() || providerFee < 0) {
      throw new IllegalArgumentException(
          "%d of %d cannot be disputed".formatted(amount, payment.retained()));
    }
    Reduction reduction = Reduction.of(payment, amount, false);
    ShareState state = payment.state();
    Account bearer = bearer(payment.bearer(), Account.of(payment.tenant(), state));
    Lines lines =
        new Lines(payment.currency())
            .move(Line.Kind.DISPUTE_HOLD, amount, Account.DISPUTED, Account.CLEARING)
            .move(Line.Kind.DISPUTE_FEE, providerFee, bearer, Account.PROVIDER_FEES);
    change(
        lines,
        Line.Kind.DISPUTE_HOLD,
        amount - reduction.fee(),
        payment.tenant(),
        state,
        ShareState.HELD);
    Beneficiary distributor = payment.distributor();
    if (distributor != null) {
      change(
          lines,
          Line.Kind.DISPUTE_HOLD,
          reduction.commission(),
          distributor,
          state,
          ShareState.HELD);
    }
    return lines.toList();
  }

  /**
   * The provider gives the amount back, and the shares stand again where the payment's others do.
   *
   * @param hold the lines that {@link #hold} made
   */
  static List<Line> win(PaymentPosition payment, List<Line> hold) {
    Lines lines = unhold(payment, hold);
    return lines
        .move(Line.Kind.DISPUTE_HOLD, disputed(hold), Account.CLEARING, Account.DISPUTED)
        .toList();
  }

  /** What was held goes to the buyer, as in a refund. */
  static List<Line> lose(PaymentPosition payment, List<Line> hold) {
    return giveBack(unhold(payment, hold), payment, disputed(hold), false, Account.DISPUTED)
        .toList();
  }

  private static Lines giveBack(
      Lines lines, PaymentPosition payment, long amount, boolean feeInFull, Account to) {
    Reduction reduction = Reduction.of(payment, amount, feeInFull);
    Account tenant = Account.of(payment.tenant(), payment.state());
    lines
        .move(Line.Kind.GROSS, amount, tenant, to)
        .move(Line.Kind.PLATFORM_FEE, reduction.fee(), Account.PLATFORM, tenant, payment.feeRate());
    Beneficiary distributor = payment.distributor();
    if (distributor != null) {
      lines.move(
          Line.Kind.COMMISSION,
          reduction.commission(),
          Account.of(distributor, payment.state()),
          Account.PLATFORM,
          payment.commissionRate());
    }
    return lines;
  }

  private static Lines unhold(PaymentPosition payment, List<Line> hold) {
    Lines lines = new Lines(payment.currency());
    for (Line line : hold) {
      Account account = line.account();
      if (account.state() == ShareState.HELD) {
        lines.move(
            Line.Kind.DISPUTE_HOLD,
            line.amount().amount(),
            account,
            new Account(account.type(), account.holder(), payment.state()));
      }
    }
    return lines;
  }

  private static long disputed(List<Line> hold) {
    return -hold.stream()
        .filter(line -> line.account().type() == Account.Type.DISPUTED)
        .mapToLong(line -> line.amount().amount())
        .sum();
  }

  private static void change(
      Lines lines, Line.Kind kind, long amount, Beneficiary whose, ShareState from, ShareState to) {
    lines.move(kind, amount, Account.of(whose, from), Account.of(whose, to));
  }

  private static Account bearer(FeeBearer bearer, Account tenant) {
    return switch (bearer) {
      case TENANT -> tenant;
      case PLATFORM -> Account.PLATFORM;
    };
  }
}
