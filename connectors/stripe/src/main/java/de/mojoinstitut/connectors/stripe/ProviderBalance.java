package de.mojoinstitut.connectors.stripe;

import java.util.Locale;
import java.util.Map;

/**
 * An account's balance in minor units by currency (ISO 4217, lower case); it may be negative.
 *
 * @param available may be transferred or paid out
 * @param pending not yet there
 */
public record ProviderBalance(Map<String, Long> available, Map<String, Long> pending) {

  public ProviderBalance {
    available = Map.copyOf(available);
    pending = Map.copyOf(pending);
  }

  /** 0 where there has never been such money. */
  public long available(String currency) {
    return available.getOrDefault(currency.toLowerCase(Locale.ROOT), 0L);
  }

  /** Available and pending together. */
  public long total(String currency) {
    return available(currency) + pending.getOrDefault(currency.toLowerCase(Locale.ROOT), 0L);
  }
}
