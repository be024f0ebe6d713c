package de.mojoinstitut.sandbox.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fixed number of members, each of whom starts the next piece of work when the one before is
 * done. Bounded in number and in time.
 *
 * @param inFlight how many work at once
 * @param limit after this time nothing new is started
 */
record ClosedLoop(int inFlight, Duration limit) {

  /** One piece of work; what it throws counts as a failure. */
  @FunctionalInterface
  interface Work<T> {
    T run(int number) throws Exception;
  }

  /**
   * @param done results, in no order
   * @param failures how often each failure happened
   */
  record Outcome<T>(List<T> done, Map<String, Integer> failures) {}

  /** Runs the pieces 0 to {@code count - 1}. */
  <T> Outcome<T> run(int count, Work<T> work) {
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    Map<Integer, T> done = new ConcurrentSkipListMap<>();
    Map<Integer, String> failed = new ConcurrentSkipListMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < inFlight; i++) {
        threads.execute(
            () -> {
              for (int number = next.getAndIncrement();
                  number < count && System.nanoTime() - start < limit.toNanos();
                  number = next.getAndIncrement()) {
                attempt(number, work, done, failed);
              }
            });
      }
    }
    Map<String, Integer> failures = new TreeMap<>();
    failed.values().forEach(text -> failures.merge(text, 1, Integer::sum));
    int missing = count - done.size() - failed.size();
    if (missing > 0) {
      failures.put("not started within " + limit.toSeconds() + " s", missing);
    }
    return new Outcome<>(new ArrayList<>(done.values()), failures);
  }

  private static <T> void attempt(
      int number, Work<T> work, Map<Integer, T> done, Map<Integer, String> failed) {
    try {
      done.put(number, work.run(number));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed.put(number, "interrupted");
    } catch (Exception e) {
      failed.put(number, String.valueOf(e.getMessage()));
    }
  }
}
