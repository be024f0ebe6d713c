package de.mojoinstitut.sandbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Reads from {@code /proc} how much processor time components have taken, their child processes
 * included. Where there is no {@code /proc}, nothing is reported.
 */
final class CpuMeter {

  /** Whatever else runs on the machine. */
  static final String OTHERS = "other programs";

  private static final Path PROC = Path.of("/proc");

  /** Linux counts in hundredths of a second for programs, whatever the kernel does inside. */
  private static final Duration TICK = Duration.ofMillis(10);

  private final Map<String, Long> pids;

  /**
   * @param pids process id of each component
   */
  CpuMeter(Map<String, Long> pids) {
    this.pids = new LinkedHashMap<>(pids);
  }

  static boolean isAvailable() {
    return Files.isReadable(PROC.resolve("self/stat")) && Files.isReadable(PROC.resolve("stat"));
  }

  /** Processor time since each component's start; empty where the system does not say. */
  Map<String, Duration> read() {
    Map<String, Duration> times = new LinkedHashMap<>();
    if (!isAvailable()) {
      return times;
    }
    long machine = busyTicks(text(PROC.resolve("stat")));
    long ours = 0;
    for (Map.Entry<String, Long> component : pids.entrySet()) {
      long ticks = ticksOfTree(component.getValue());
      ours += ticks;
      times.put(component.getKey(), TICK.multipliedBy(ticks));
    }
    times.put(OTHERS, TICK.multipliedBy(machine - ours));
    return times;
  }

  /** What was taken between two readings. */
  static Map<String, Duration> between(Map<String, Duration> before, Map<String, Duration> after) {
    Map<String, Duration> taken = new LinkedHashMap<>();
    after.forEach(
        (component, time) ->
            taken.put(component, time.minus(before.getOrDefault(component, Duration.ZERO))));
    return taken;
  }

  /** A process that ended meanwhile is in its parent's account. */
  private static long ticksOfTree(long pid) {
    LongStream children =
        ProcessHandle.of(pid)
            // The stack's processes are this program's children, and are counted on their own.
            .filter(process -> !process.equals(ProcessHandle.current()))
            .stream()
            .flatMap(ProcessHandle::descendants)
            .mapToLong(ProcessHandle::pid);
    return LongStream.concat(LongStream.of(pid), children)
        .map(each -> ticks(text(PROC.resolve(Long.toString(each)).resolve("stat"))))
        .sum();
  }

  /**
   * Ticks of a process and of its children that ended.
   *
   * @param stat content of {@code /proc/PID/stat}, empty when the process is gone
   */
  static long ticks(String stat) {
    int name = stat.lastIndexOf(')');
    if (name < 0) {
      return 0;
    }
    String[] fields = stat.substring(name + 2).split(" ", -1);
    return LongStream.range(11, 15).map(i -> Long.parseLong(fields[(int) i])).sum();
  }

  /** As {@link #ticks}, as a duration. */
  static Duration duration(String stat) {
    return TICK.multipliedBy(ticks(stat));
  }

  /**
   * Ticks that the whole machine has worked, in programs and in the kernel.
   *
   * @param stat content of {@code /proc/stat}
   */
  static long busyTicks(String stat) {
    String[] fields = stat.lines().findFirst().orElse("").strip().split(" +", -1);
    // user nice system idle iowait irq softirq: all but idle and iowait
    return LongStream.of(1, 2, 3, 6, 7).map(i -> Long.parseLong(fields[(int) i])).sum();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      return "";
    }
  }
}
