package de.mojoinstitut.core.ledger;

/**
 * By how much fee and commission shrink when less of a payment is retained.
 *
 * @param fee minor units that the platform gives back to the tenant
 * @param commission minor units that the distributor gives back to the platform
 */
record Reduction(long fee, long commission) {

  /**
   * @param amount minor units by which less is retained
   * @param feeInFull whether no fee is left, however much is retained
   * @throws IllegalStateException where that much is not retained
   */
  static Reduction of(PaymentPosition payment, long amount, boolean feeInFull) {
    if (amount <= 0 || amount > payment.retained()) {
      throw new IllegalStateException(
          "%d of %d cannot be taken back".formatted(amount, payment.retained()));
    }
    FrozenRate feeRate = payment.feeRate();
    long fee =
        feeInFull || feeRate == null
            ? 0
            : Math.min(payment.platformFee(), feeRate.roundedUp(payment.retained() - amount));
    FrozenRate share = payment.commissionRate();
    long commission = share == null ? 0 : Math.min(payment.commission(), share.roundedDown(fee));
    return new Reduction(payment.platformFee() - fee, payment.commission() - commission);
  }
}
