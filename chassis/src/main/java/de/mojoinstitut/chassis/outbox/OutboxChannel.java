package de.mojoinstitut.chassis.outbox;

import java.util.concurrent.CompletionStage;

/**
 * Sends the messages of one channel. At least once: a message may be sent again after a crash or a
 * lost answer.
 */
public interface OutboxChannel {

  /** The channel's name. */
  String name();

  /**
   * Sends one message; completes when the receiver has it, exceptionally when that is not known.
   */
  CompletionStage<?> send(OutboxMessage message);
}
