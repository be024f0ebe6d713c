package de.mojoinstitut.sandbox.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

/** The arithmetic of a report, and how its numbers are written. */
final class Figures {

  private Figures() {}

  /**
   * @throws IllegalArgumentException for a time of nothing
   */
  static double perSecond(int count, Duration wall) {
    return count / positive(wall.toNanos() / 1e9);
  }

  /**
   * @throws IllegalArgumentException when nothing was counted
   */
  static double millisEach(Duration total, int count) {
    return total.toNanos() / 1e6 / positive(count);
  }

  /**
   * @throws IllegalArgumentException when the base is not above zero
   */
  static double ratio(double value, double base) {
    return value / positive(base);
  }

  /** The middle value, of an even number of values the mean of the two in the middle. */
  static double median(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no median of nothing");
    }
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.0f ms", duration.toNanos() / 1e6);
  }

  private static double positive(double base) {
    if (base <= 0) {
      throw new IllegalArgumentException("nothing to divide by: " + base);
    }
    return base;
  }
}
