package de.mojoinstitut.sandbox.bench;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running Java program, asked and told through the JDK's {@code jcmd}. */
record JavaProcess(long pid) {

  private static final int CPU_TIME_SAMPLES_SINCE = 25;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The {@code -Xmx} it was started with, or "default". */
  String maxHeap() {
    try {
      String[] words =
          Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")).split("\0");
      return Arrays.stream(words)
          .filter(word -> word.startsWith("-Xmx"))
          .findFirst()
          .orElse("default");
    } catch (IOException notLinux) {
      return "not told";
    }
  }

  /** Bytes of all objects that are still in use; collects the garbage first. */
  long liveHeapBytes() {
    return total(ask("GC.class_histogram"));
  }

  /**
   * @param histogram lines of classes, then {@code Total INSTANCES BYTES}
   */
  static long total(String histogram) {
    return histogram
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("Total"))
        .map(line -> line.split("\\s+"))
        .mapToLong(words -> Long.parseLong(words[2]))
        .findFirst()
        .orElseThrow(() -> new Problem("jcmd wrote no histogram"));
  }

  /** Writes a line about each collection to the file, from now on. */
  void logCollections(Path file) {
    ask("VM.log", "output=" + file, "what=gc", "decorators=uptime");
  }

  /** Records where processor time goes, until {@link #stopRecording}. */
  void startRecording(Path file) {
    List<String> words =
        new ArrayList<>(List.of("JFR.start", "name=bench", "settings=profile", "filename=" + file));
    if (Runtime.version().feature() >= CPU_TIME_SAMPLES_SINCE) {
      words.add("jdk.CPUTimeSample#enabled=true");
      words.add("jdk.CPUTimeSample#throttle=10ms");
    }
    ask(words.toArray(String[]::new));
  }

  void stopRecording() {
    ask("JFR.stop", "name=bench");
  }

  private String ask(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    command.add(Long.toString(pid));
    command.addAll(List.of(words));
    try {
      Path answer = Files.createTempFile("jcmd", ".txt");
      try {
        run(command, answer);
        return Files.readString(answer);
      } finally {
        Files.delete(answer);
      }
    } catch (IOException e) {
      throw new Problem("jcmd cannot be run: " + e.getMessage(), e);
    }
  }

  private static void run(List<String> command, Path answer) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile())
            .start();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new Problem("jcmd got no answer to " + command.get(2));
      }
      if (process.exitValue() != 0) {
        throw new Problem(
            "jcmd %s: %s".formatted(command.get(2), Files.readString(answer).strip()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem("interrupted", e);
    }
  }
}
