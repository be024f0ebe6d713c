package de.mojoinstitut.kontakte.entry;

/** What became of an upsert. */
public sealed interface Kept {

  /** The entry is new. */
  record Created(Entry entry) implements Kept {}

  /** The entry was there and has the new data now. */
  record Updated(Entry entry) implements Kept {}

  /** The data were older than what is there; the entry as it stays. */
  record Stale(Entry entry) implements Kept {}

  /** The person was erased here and does not come back by an upsert. */
  record Erased() implements Kept {}
}
