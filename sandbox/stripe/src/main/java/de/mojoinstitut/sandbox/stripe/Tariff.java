package de.mojoinstitut.sandbox.stripe;

import de.mojoinstitut.sandbox.kit.Settings;
import java.time.Duration;

/**
 * What the provider takes and how long money is on its way.
 *
 * @param basisPoints of each charge with a usual card, rounded half up; 150 is 1.5 %
 * @param fixed minor units of each charge, on top
 * @param disputeFee minor units of each dispute, kept whoever wins
 * @param availableAfter how long a charge's money stays pending, in the stack's time
 * @param payoutTakes until a payout is at the bank, in the stack's time
 */
public record Tariff(
    long basisPoints, long fixed, long disputeFee, Duration availableAfter, Duration payoutTakes) {

  private static final long ALL = 10_000;

  public Tariff {
    if (basisPoints < 0 || fixed < 0 || disputeFee < 0) {
      throw new IllegalArgumentException("fees must not be negative");
    }
    if (availableAfter.isNegative() || payoutTakes.isNegative()) {
      throw new IllegalArgumentException("times must not be negative");
    }
  }

  /** 1.5 % + 25, 20.00 for a dispute, everything at once. */
  public static Tariff sandbox() {
    return new Tariff(150, 25, 2_000, Duration.ZERO, Duration.ZERO);
  }

  static Tariff fromEnvironment() {
    Tariff usual = sandbox();
    return new Tariff(
        number("STRIPE_FEE_BASIS_POINTS", usual.basisPoints),
        number("STRIPE_FEE_FIXED", usual.fixed),
        number("STRIPE_DISPUTE_FEE", usual.disputeFee),
        duration("STRIPE_AVAILABLE_AFTER", usual.availableAfter),
        duration("STRIPE_PAYOUT_TAKES", usual.payoutTakes));
  }

  private static long number(String name, long otherwise) {
    return Long.parseLong(Settings.text(name, Long.toString(otherwise)));
  }

  private static Duration duration(String name, Duration otherwise) {
    return Duration.parse(Settings.text(name, otherwise.toString()));
  }

  /**
   * The fee of a charge, in minor units.
   *
   * @param surcharge basis points that this card costs on top
   */
  long fee(long amount, long surcharge) {
    return (amount * (basisPoints + surcharge) + ALL / 2) / ALL + fixed;
  }
}
