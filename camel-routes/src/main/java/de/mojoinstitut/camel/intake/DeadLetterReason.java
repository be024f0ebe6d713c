package de.mojoinstitut.camel.intake;

/** Why a record went to the dead letter topic. */
public enum DeadLetterReason {
  /** A tombstone on a topic that has none. */
  NO_VALUE,
  MALFORMED_JSON,
  /** JSON, but no CloudEvent 1.0. */
  INVALID_ENVELOPE,
  /** A known type whose data break the contract. */
  INVALID_DATA,
  /** The entity that the event is about does not exist here. */
  UNKNOWN_ENTITY,
  /** The use case refuses the event and will refuse it again. */
  REJECTED
}
