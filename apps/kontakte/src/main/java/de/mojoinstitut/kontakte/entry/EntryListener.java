package de.mojoinstitut.kontakte.entry;

/** Hears of every change, in its transaction. */
@FunctionalInterface
public interface EntryListener {

  /** For books whose changes nobody wants to know. */
  EntryListener NONE = (change, entry) -> {};

  /** What happened. */
  enum Change {
    CREATED,
    UPDATED,
    DELETED
  }

  /**
   * @param entry the state after the change; of a deleted one the last state with its own version
   */
  void heard(Change change, Ref entry);

  /** An entry without anything personal in it. */
  record Ref(String id, String tenantId, String key, String origin, long version) {
    static Ref of(Entry entry) {
      return new Ref(entry.id(), entry.tenantId(), entry.key(), entry.origin(), entry.version());
    }
  }
}
