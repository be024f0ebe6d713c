package de.mojoinstitut.core.ledger;

/** What became of an order to post. */
public enum Posted {
  NOW,
  /** It was there already, with the same content. */
  BEFORE
}
