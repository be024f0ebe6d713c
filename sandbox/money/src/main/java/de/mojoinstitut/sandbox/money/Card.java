package de.mojoinstitut.sandbox.money;

/** What a member pays with; the figures are those of the provider's tariff. */
enum Card {
  USUAL("ok", 150),
  /** A premium card. */
  DEAR("dear", 190),
  /** A card from another part of the world. */
  FOREIGN("foreign", 300);

  private static final long FIXED = 25;

  private final String label;
  private final long basisPoints;

  Card(String label, long basisPoints) {
    this.label = label;
    this.basisPoints = basisPoints;
  }

  /**
   * @param percent 0 to 99
   */
  static Card of(int percent) {
    return percent < 70 ? USUAL : percent < 85 ? DEAR : FOREIGN;
  }

  /** The till's name of it. */
  String label() {
    return label;
  }

  /** What the provider takes of a payment, in minor units. */
  long fee(long amount) {
    return (amount * basisPoints + 5_000) / 10_000 + FIXED;
  }
}
