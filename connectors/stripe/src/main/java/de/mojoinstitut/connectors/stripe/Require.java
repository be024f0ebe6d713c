package de.mojoinstitut.connectors.stripe;

/** Checks of constructor arguments. */
final class Require {

  private Require() {}

  static void that(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  static void text(String value, String name) {
    that(!value.isBlank(), name + " must not be blank");
  }
}
