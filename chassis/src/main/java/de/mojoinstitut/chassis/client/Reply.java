package de.mojoinstitut.chassis.client;

/** What became of a call. */
public sealed interface Reply<T> {

  /** The service did it, now or before. */
  record Answered<T>(T body) implements Reply<T> {}

  /**
   * The service understood and refused: the same call will be refused again.
   *
   * @param code the problem's stable code, {@code NO_CODE} where there is none
   */
  record Refused<T>(int status, String code) implements Reply<T> {}

  /**
   * The outcome is not known, and asking again under the same key is safe.
   *
   * @param reason a status with a code, or the kind of failure; nothing of the answer's content
   */
  record Unavailable<T>(String reason) implements Reply<T> {}
}
