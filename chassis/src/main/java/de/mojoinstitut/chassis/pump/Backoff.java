package de.mojoinstitut.chassis.pump;

import java.time.Duration;

/** Growing pauses: 1 s, 2 s, 4 s … up to five minutes. */
public final class Backoff {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int DOUBLINGS = 9;

  private Backoff() {}

  /**
   * @param attempts how often it was tried already, at least 1
   */
  public static Duration after(int attempts) {
    Duration pause = Duration.ofSeconds(1L << Math.clamp(attempts - 1L, 0, DOUBLINGS));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
