package de.mojoinstitut.core.offer;

/** An offer. */
public record OfferId(String value) {
  public OfferId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("OfferId is blank");
    }
  }
}
