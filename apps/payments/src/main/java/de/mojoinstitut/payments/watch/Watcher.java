package de.mojoinstitut.payments.watch;

/** Fetches one kind of thing from Stripe and applies what it finds. */
public interface Watcher {

  Watched.Kind kind();

  /**
   * Looks at it now, in the scope of its tenant. May be called at any time and any number of times.
   * An exception means that it has to be looked at again.
   */
  void look(String entityId);
}
