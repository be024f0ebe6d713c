package de.mojoinstitut.sandbox.stack.trial;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks again and again while components come and go. Measures elapsed time, not the stack's. */
public final class Pause {

  private static final Duration BETWEEN = Duration.ofMillis(400);

  private Pause() {}

  /**
   * The first answer that is there; somebody who does not answer is asked again.
   *
   * @return empty when the time is over
   */
  public static <T> Optional<T> until(Duration limit, Supplier<Optional<T>> question) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < limit.toNanos() && !Thread.currentThread().isInterrupted()) {
      Optional<T> answer = ask(question);
      if (answer.isPresent()) {
        return answer;
      }
      of(BETWEEN);
    }
    return Optional.empty();
  }

  public static void of(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  private static <T> Optional<T> ask(Supplier<Optional<T>> question) {
    try {
      return question.get();
    } catch (Problem nobodyThere) {
      return Optional.empty();
    }
  }
}
