package de.mojoinstitut.sandbox.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Watches a program's heap: what is live is counted every few seconds after a collection of its
 * own, what is used stands in the program's log of collections.
 */
final class HeapWatch implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(3);

  /** As in {@code Pause Young (Allocation Failure) 120M->60M(371M)}. */
  private static final Pattern USED = Pattern.compile("(\\d+)M->\\d+M\\(\\d+M\\)");

  private final JavaProcess process;
  private final Path log;
  private final AtomicLong live = new AtomicLong();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  /**
   * The most there was.
   *
   * @param liveBytes objects in use
   * @param usedBytes objects in use, and those not yet collected
   */
  record Peak(long liveBytes, long usedBytes) {}

  /**
   * @param log not there yet
   */
  HeapWatch(JavaProcess process, Path log) {
    this.process = process;
    this.log = log;
    process.logCollections(log);
    var unused =
        timer.scheduleWithFixedDelay(
            this::count, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void count() {
    live.accumulateAndGet(process.liveHeapBytes(), Math::max);
  }

  /** Counts a last time and ends. */
  Peak end() {
    close();
    count();
    return new Peak(live.get(), usedBytes(CpuMeter.text(log)));
  }

  /** The most that was used before a collection. */
  static long usedBytes(String log) {
    return USED.matcher(log)
            .results()
            .map(MatchResult::group)
            .mapToLong(text -> Long.parseLong(text.substring(0, text.indexOf('M'))))
            .max()
            .orElse(0)
        * 1024
        * 1024;
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(1, TimeUnit.MINUTES)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
