package de.mojoinstitut.core.ledger;

/** Who bears what the provider takes. */
enum FeeBearer {
  TENANT,
  PLATFORM
}
