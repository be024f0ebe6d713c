package de.mojoinstitut.core.dispute;

/**
 * Takes what payments.mojo tells of disputes. Idempotent by event id; an exception means: again.
 */
public interface DisputeEvents {

  void on(DisputeEvent event);
}
