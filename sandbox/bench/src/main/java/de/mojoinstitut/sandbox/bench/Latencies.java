package de.mojoinstitut.sandbox.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/** Durations of one kind, in order. Percentiles are of the nearest rank: each one was measured. */
final class Latencies {

  private final long[] nanos;

  Latencies(Collection<Duration> durations) {
    this.nanos = durations.stream().mapToLong(Duration::toNanos).sorted().toArray();
  }

  int count() {
    return nanos.length;
  }

  /**
   * The smallest measured duration that at least this share of all does not exceed.
   *
   * @param percent above 0 and at most 100
   * @throws IllegalStateException when nothing was measured
   */
  Duration percentile(double percent) {
    if (percent <= 0 || percent > 100) {
      throw new IllegalArgumentException("no percentile: " + percent);
    }
    if (nanos.length == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    int rank = (int) Math.ceil(percent / 100 * nanos.length);
    return Duration.ofNanos(nanos[Math.max(rank, 1) - 1]);
  }

  /** Both together, as if they had been measured in one round. */
  Latencies and(Latencies other) {
    long[] all = Arrays.copyOf(nanos, nanos.length + other.nanos.length);
    System.arraycopy(other.nanos, 0, all, nanos.length, other.nanos.length);
    return new Latencies(Arrays.stream(all).mapToObj(Duration::ofNanos).toList());
  }
}
