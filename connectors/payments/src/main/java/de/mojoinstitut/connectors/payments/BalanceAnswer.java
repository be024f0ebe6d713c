package de.mojoinstitut.connectors.payments;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the provider holds; amounts in minor units. */
record BalanceAnswer(@Nullable List<Sum> balances) {

  record Sum(@Nullable Long amount, @Nullable String currency) {}
}
