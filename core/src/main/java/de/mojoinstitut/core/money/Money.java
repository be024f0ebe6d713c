package de.mojoinstitut.core.money;

import java.util.Currency;

/**
 * An amount in minor units (cents, paise) of an ISO 4217 currency.
 *
 * @param amount minor units; may be negative in postings, never in prices
 */
public record Money(long amount, Currency currency) {

  public static Money of(long amount, String currency) {
    return new Money(amount, Currency.getInstance(currency));
  }

  public boolean isZero() {
    return amount == 0;
  }
}
