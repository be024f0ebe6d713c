package de.mojoinstitut.sandbox.stack.trial;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits until nothing waits any more, and lets time pass for retries and timers meanwhile. */
public final class Quiet {

  /** While something waits, the stack's time moves by so much ... */
  private static final Duration NUDGE = Duration.ofMinutes(3);

  /** ... after so much of the machine's. */
  private static final Duration NUDGE_EVERY = Duration.ofSeconds(10);

  private final TrialStack stack;
  private final Supplier<Map<String, Long>> waiting;
  private final Consumer<String> progress;

  /**
   * @param waiting how many still wait, by name; empty when all is quiet
   */
  public Quiet(TrialStack stack, Supplier<Map<String, Long>> waiting, Consumer<String> progress) {
    this.stack = stack;
    this.waiting = waiting;
    this.progress = progress;
  }

  /**
   * @param limit elapsed time, not the stack's
   * @return false when something still waits
   */
  public boolean await(Duration limit) {
    long start = System.nanoTime();
    Map<String, Long> left;
    do {
      Optional<Boolean> quiet =
          Pause.until(NUDGE_EVERY, () -> Optional.of(true).filter(x -> waiting.get().isEmpty()));
      if (quiet.isPresent()) {
        return true;
      }
      left = Pause.until(NUDGE, () -> Optional.of(waiting.get())).orElse(Map.of());
      progress.accept("Waiting for " + left);
      stack.moveClock(NUDGE);
    } while (System.nanoTime() - start < limit.toNanos());
    progress.accept("Not quiet: " + left);
    return false;
  }
}
