package de.mojoinstitut.core.ledger;

import org.jspecify.annotations.Nullable;

/**
 * An account of the ledger, within a region. Tenants and distributors have one in each {@link
 * ShareState}.
 *
 * @param holder the beneficiary's id; null for the region's own accounts
 * @param state null for the region's own accounts
 */
record Account(Type type, @Nullable String holder, @Nullable ShareState state) {

  /** What buyers have paid and nobody was paid out yet, below zero. */
  static final Account CLEARING = new Account(Type.CLEARING, null, null);

  /** What the provider has kept. */
  static final Account PROVIDER_FEES = new Account(Type.PROVIDER_FEES, null, null);

  /** What the provider has taken back until a dispute is decided, below zero. */
  static final Account DISPUTED = new Account(Type.DISPUTED, null, null);

  static final Account PLATFORM = new Account(Type.PLATFORM, null, null);

  /** What an account is. */
  enum Type {
    CLEARING,
    PROVIDER_FEES,
    DISPUTED,
    PLATFORM,
    TENANT,
    DISTRIBUTOR
  }

  Account {
    boolean personal = type == Type.TENANT || type == Type.DISTRIBUTOR;
    if (personal != (holder != null) || personal != (state != null)) {
      throw new IllegalArgumentException("only tenants and distributors hold accounts in states");
    }
  }

  static Account of(Beneficiary beneficiary, ShareState state) {
    Type type =
        switch (beneficiary.type()) {
          case TENANT -> Type.TENANT;
          case DISTRIBUTOR -> Type.DISTRIBUTOR;
        };
    return new Account(type, beneficiary.id(), state);
  }
}
