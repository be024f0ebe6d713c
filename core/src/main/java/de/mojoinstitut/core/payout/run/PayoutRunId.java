package de.mojoinstitut.core.payout.run;

/** A run that pays out a region. */
public record PayoutRunId(String value) {
  public PayoutRunId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("PayoutRunId is blank");
    }
  }
}
