package de.mojoinstitut.chassis.pump;

import java.time.Duration;

/** Growing pauses, up to five minutes. */
public final class Backoff {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int DOUBLINGS = 12;

  private Backoff() {}

  /**
   * 1 s, 2 s, 4 s …
   *
   * @param attempts how often it was tried already, at least 1
   */
  public static Duration after(int attempts) {
    return growing(Duration.ofSeconds(1), attempts);
  }

  /**
   * 100 ms, 200 ms, 400 ms …: for a receiver that is often only busy for a moment.
   *
   * @param attempts how often it was tried already, at least 1
   */
  public static Duration soonAfter(int attempts) {
    return growing(Duration.ofMillis(100), attempts);
  }

  private static Duration growing(Duration first, int attempts) {
    Duration pause = first.multipliedBy(1L << Math.clamp(attempts - 1L, 0, DOUBLINGS));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
