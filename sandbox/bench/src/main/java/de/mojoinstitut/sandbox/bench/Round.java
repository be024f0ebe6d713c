package de.mojoinstitut.sandbox.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One round's result.
 *
 * @param done how many were carried out
 * @param failures how often each failure happened
 * @param wall from the first start to the last end
 * @param latencies durations by what was waited for
 * @param cpu processor time by component, until all was quiet again; empty where unknown
 */
record Round(
    int done,
    Map<String, Integer> failures,
    Duration wall,
    Map<String, Latencies> latencies,
    Map<String, Duration> cpu) {

  double perSecond() {
    return Figures.perSecond(done, wall);
  }

  /** Both rounds as one. */
  Round and(Round other) {
    Map<String, Integer> allFailures = new TreeMap<>(failures);
    other.failures.forEach((text, count) -> allFailures.merge(text, count, Integer::sum));
    Map<String, Latencies> allLatencies = new LinkedHashMap<>(latencies);
    other.latencies.forEach((what, each) -> allLatencies.merge(what, each, Latencies::and));
    Map<String, Duration> allCpu = new LinkedHashMap<>(cpu);
    other.cpu.forEach((component, time) -> allCpu.merge(component, time, Duration::plus));
    return new Round(done + other.done, allFailures, wall.plus(other.wall), allLatencies, allCpu);
  }

  /** Processor time of these components for each piece that was done, in milliseconds. */
  double cpuMillisEach(String... components) {
    Duration sum = Duration.ZERO;
    for (String component : components) {
      sum = sum.plus(cpu.getOrDefault(component, Duration.ZERO));
    }
    return Figures.millisEach(sum, done);
  }
}
