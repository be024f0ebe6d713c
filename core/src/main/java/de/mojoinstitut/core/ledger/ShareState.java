package de.mojoinstitut.core.ledger;

/** How far a beneficiary's money is. */
enum ShareState {
  /** The sale is not delivered yet, or delivered and on hold. */
  PENDING,
  /** Goes out with the next payout; below zero it is taken off the next one. */
  PAYABLE,
  /** A dispute decides about it. */
  HELD,
  /** A payout has been ordered and the provider has not confirmed it yet. */
  IN_TRANSIT
}
