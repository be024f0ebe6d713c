package de.mojoinstitut.core.region;

/** A region's code, such as {@code DACH}. */
public record RegionCode(String value) {
  public RegionCode {
    if (value.isBlank()) {
      throw new IllegalArgumentException("RegionCode is blank");
    }
  }
}
