package de.mojoinstitut.core.ledger;

import de.mojoinstitut.core.money.Money;
import java.util.Currency;

/**
 * What a beneficiary has with us in one currency.
 *
 * @param pending of sales that are not released yet
 * @param payable goes out with the next payout; below zero it is taken off the next one
 * @param held by disputes
 * @param inTransit ordered, and not confirmed by the provider yet
 */
public record Balance(
    Beneficiary beneficiary, Money pending, Money payable, Money held, Money inTransit) {

  static Balance zero(Beneficiary beneficiary, Currency currency) {
    Money zero = new Money(0, currency);
    return new Balance(beneficiary, zero, zero, zero, zero);
  }
}
