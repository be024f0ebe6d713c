package de.mojoinstitut.core.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How a sale is split, as in force at one moment.
 *
 * @param platformFee of the gross amount
 * @param providerFee of the gross amount
 * @param bearer of the provider's fee
 * @param commission null where the region has no distributor under contract
 */
record SplitTerms(
    FrozenRate platformFee,
    FrozenRate providerFee,
    FeeBearer bearer,
    @Nullable Commission commission) {

  /** The distributor's share of the platform fee. */
  record Commission(String distributor, FrozenRate share) {}
}
