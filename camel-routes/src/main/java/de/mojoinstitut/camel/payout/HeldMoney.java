package de.mojoinstitut.camel.payout;

import de.mojoinstitut.core.money.Money;
import java.util.List;

/** The answer of the route {@code provider-balance}. */
record HeldMoney(List<Money> amounts) {}
