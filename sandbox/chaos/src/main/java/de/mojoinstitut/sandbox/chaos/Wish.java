package de.mojoinstitut.sandbox.chaos;

/**
 * What one member is going to do.
 *
 * @param number its place in the run, from 0
 * @param member the person; each wishes once
 * @param offer index of the offer
 * @param key the idempotency key of every attempt to book
 * @param repeats whether the member sends the request again though it was answered
 */
record Wish(
    int number, String member, int offer, Behaviour behaviour, String key, boolean repeats) {

  /** How the member goes on once there is a booking. */
  enum Behaviour {
    PAYS,
    IS_DECLINED_FIRST,
    NEVER_PAYS,
    CANCELS,
    PAYS_SLOWLY
  }
}
