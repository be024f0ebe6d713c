package de.mojoinstitut.core.payout.run;

/** A payout to one beneficiary. */
public record PayoutId(String value) {
  public PayoutId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("PayoutId is blank");
    }
  }
}
