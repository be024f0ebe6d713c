package de.mojoinstitut.hub.web;

import de.mojoinstitut.core.money.Money;

/**
 * @param amount minor units
 * @param currency ISO 4217
 */
public record MoneyView(long amount, String currency) {

  public static MoneyView of(Money money) {
    return new MoneyView(money.amount(), money.currency().getCurrencyCode());
  }
}
