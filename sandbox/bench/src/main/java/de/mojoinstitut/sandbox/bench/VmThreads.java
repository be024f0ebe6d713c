package de.mojoinstitut.sandbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What a Java program's virtual machine takes for itself; nothing where there is no /proc. */
final class VmThreads {

  static final String COMPILING = "compiling (JIT)";
  static final String COLLECTING = "collecting garbage";

  private VmThreads() {}

  /** Processor time of the compiler's and the collector's threads since the program's start. */
  static Map<String, Duration> read(long pid) {
    Map<String, Duration> times = new LinkedHashMap<>();
    times.put(COMPILING, Duration.ZERO);
    times.put(COLLECTING, Duration.ZERO);
    Path tasks = Path.of("/proc", Long.toString(pid), "task");
    if (!Files.isDirectory(tasks)) {
      return times;
    }
    try (Stream<Path> threads = Files.list(tasks)) {
      for (Path thread : threads.toList()) {
        String stat = CpuMeter.text(thread.resolve("stat"));
        String kind = kind(stat);
        times.computeIfPresent(kind, (each, time) -> time.plus(CpuMeter.duration(stat)));
      }
    } catch (IOException gone) {
      return times;
    }
    return times;
  }

  /**
   * @param stat content of a thread's {@code stat}, its name in brackets
   */
  static String kind(String stat) {
    int end = stat.lastIndexOf(')');
    String name = end < 0 ? "" : stat.substring(stat.indexOf('(') + 1, end);
    if (name.startsWith("C1 Comp") || name.startsWith("C2 Comp")) {
      return COMPILING;
    }
    // The serial collector works in the virtual machine's own thread.
    return name.startsWith("VM Thread") || name.startsWith("GC ") || name.startsWith("G1 ")
        ? COLLECTING
        : "";
  }
}
