package de.mojoinstitut.sandbox.stack.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Starts, finds and stops processes of components. What runs is remembered in files, so a later
 * launcher finds what an earlier one started.
 */
public final class Processes {

  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final long LOG_LIMIT_BYTES = 50L * 1024 * 1024;

  /** Variables of the caller's shell that Spring programs would take for their own settings. */
  private static final List<String> NOT_INHERITED =
      List.of("SPRING_", "SERVER_", "MANAGEMENT_", "CAMUNDA_", "ZEEBE_", "LOGGING_");

  private final Layout layout;

  public Processes(Layout layout) {
    this.layout = layout;
  }

  /** The process id of a component, empty when it does not run. */
  public OptionalLong pid(String component) {
    return find(component)
        .map(found -> OptionalLong.of(found.pid()))
        .orElseGet(OptionalLong::empty);
  }

  Optional<RunningProcess> find(String component) {
    return RunningProcess.recall(pidFile(component));
  }

  RunningProcess start(Component component) {
    Path log = layout.log(component.name());
    keepShort(log);
    ProcessBuilder builder =
        new ProcessBuilder(Machine.detached(component.command().get()))
            .directory(layout.data(component.name()).toFile())
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> NOT_INHERITED.stream().anyMatch(name::startsWith));
    environment.putAll(component.environment());
    try {
      RunningProcess process = new RunningProcess(builder.start().toHandle(), component.variant());
      process.remember(pidFile(component.name()));
      return process;
    } catch (IOException e) {
      throw new Problem(component.name() + " cannot be started: " + e.getMessage(), e);
    }
  }

  /** Asks the process to stop and, when it does not, ends it. True when it ran. */
  boolean stop(Component component) {
    Optional<RunningProcess> running = find(component.name());
    running.ifPresent(
        process -> {
          signal(component.stopSignal(), process.pid());
          if (!Patience.until(GRACE, () -> !process.isAlive())) {
            process.handle().destroyForcibly();
            Patience.until(GRACE, () -> !process.isAlive());
          }
        });
    if (find(component.name()).isEmpty()) {
      forget(component);
    }
    return running.isPresent();
  }

  private static void signal(String signal, long pid) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forget(Component component) {
    try {
      Files.deleteIfExists(pidFile(component.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void keepShort(Path log) {
    try {
      if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
        Files.move(log, Path.of(log + ".1"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path pidFile(String component) {
    return layout.run().resolve(component + ".pid");
  }
}
