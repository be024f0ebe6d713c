package de.mojoinstitut.camel.intake;

/**
 * A record that keeps the contract.
 *
 * @param <E> the core's event
 */
public sealed interface ParsedEvent<E> {

  /** An event the hub knows. */
  record Known<E>(String eventId, E event) implements ParsedEvent<E> {}

  /** A sound event of a type that this version does not know yet. */
  record Foreign<E>(String eventId) implements ParsedEvent<E> {}
}
