package de.mojoinstitut.sandbox.stack.runtime;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * A process that was started earlier, perhaps by another run of the launcher, remembered in a file.
 *
 * @param handle the living process
 * @param variant how it was configured
 */
record RunningProcess(ProcessHandle handle, String variant) {

  /** Start times are read from counters of the system and differ by a little each time. */
  private static final Duration SAME_START = Duration.ofSeconds(5);

  long pid() {
    return handle.pid();
  }

  boolean isAlive() {
    return handle.isAlive() && !Machine.isZombie(pid());
  }

  void remember(Path file) {
    Properties lines = new Properties();
    lines.setProperty("pid", Long.toString(pid()));
    lines.setProperty("started", startOf(handle).toString());
    lines.setProperty("variant", variant);
    try (Writer out = Files.newBufferedWriter(file)) {
      lines.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process in that file; empty when it ended, even if its id now belongs to another one. */
  static Optional<RunningProcess> recall(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties lines = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      lines.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String pid = lines.getProperty("pid", "");
    if (pid.isBlank()) {
      return Optional.empty();
    }
    Instant started = Instant.parse(lines.getProperty("started"));
    String variant = lines.getProperty("variant", "default");
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(handle -> isSameStart(started, startOf(handle)))
        .map(handle -> new RunningProcess(handle, variant))
        .filter(RunningProcess::isAlive);
  }

  private static boolean isSameStart(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(SAME_START) < 0;
  }

  private static Instant startOf(ProcessHandle handle) {
    return handle.info().startInstant().orElse(Instant.EPOCH);
  }
}
