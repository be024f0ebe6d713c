package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.money.Money;
import java.util.List;

/**
 * Port to the provider's account, as payments.mojo reads it. Throws {@link
 * de.mojoinstitut.core.OutsideUnavailableException} where payments.mojo does not answer.
 */
public interface ProviderBalances {

  /** What the provider holds for us, available or not, one amount per currency. */
  List<Money> held();
}
