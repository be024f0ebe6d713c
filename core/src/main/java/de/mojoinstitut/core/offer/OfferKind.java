package de.mojoinstitut.core.offer;

/** What a mentor sells. */
public enum OfferKind {
  EVENT,
  WORKSHOP,
  GROUP,
  MENTORING
}
