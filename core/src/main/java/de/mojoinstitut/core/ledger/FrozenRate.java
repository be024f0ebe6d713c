package de.mojoinstitut.core.ledger;

/**
 * A rate as it stood when it was applied; lines keep it.
 *
 * @param rule id of the split rule or contract
 * @param basisPoints hundredths of a percent
 * @param fixed minor units on top
 */
record FrozenRate(String rule, int basisPoints, long fixed) {

  private static final int WHOLE = 10_000;

  FrozenRate {
    if (basisPoints < 0 || basisPoints > WHOLE || fixed < 0) {
      throw new IllegalArgumentException(rule + ": a rate is 0 to 100 percent and fixed >= 0");
    }
  }

  static FrozenRate percentage(String rule, int basisPoints) {
    return new FrozenRate(rule, basisPoints, 0);
  }

  /** The part of the amount in minor units, a fraction counting as one more. */
  long roundedUp(long amount) {
    return Math.ceilDiv(times(amount), WHOLE) + fixed;
  }

  /** The part of the amount in minor units, without its fraction. */
  long roundedDown(long amount) {
    return Math.floorDiv(times(amount), WHOLE) + fixed;
  }

  /** The part of the amount in minor units, half a unit counting as one. */
  long roundedHalfUp(long amount) {
    return Math.floorDiv(Math.addExact(times(amount), WHOLE / 2), WHOLE) + fixed;
  }

  private long times(long amount) {
    return Math.multiplyExact(amount, (long) basisPoints);
  }
}
