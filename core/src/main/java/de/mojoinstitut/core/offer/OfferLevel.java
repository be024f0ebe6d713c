package de.mojoinstitut.core.offer;

/** Basic workshops are open to every stage; only workshops differ by level. */
public enum OfferLevel {
  BASIC,
  EXTENDED
}
