package de.mojoinstitut.sandbox.stack.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where things lie on disk.
 *
 * @param root the checkout: modules, each with its {@code target} folder
 * @param home what belongs to one stack: data, logs, keys, process ids ({@code .mojo}, or {@code
 *     MOJO_HOME})
 */
public record Layout(Path root, Path home) {

  /** The folder of one component's data, created when missing. */
  public Path data(String component) {
    return created(home.resolve("data").resolve(component));
  }

  public Path log(String component) {
    return created(home.resolve("logs")).resolve(component + ".log");
  }

  /** Process ids and generated configuration; nothing in it outlives the processes. */
  public Path run() {
    return created(home.resolve("run"));
  }

  public Path keys() {
    return created(home.resolve("keys"));
  }

  public Path clock() {
    return created(home).resolve("clock");
  }

  /** Marks that this stack's demo data was put in. */
  public Path demoMarker() {
    return created(home.resolve("data")).resolve("demo-data.done");
  }

  /** The unpacked Camunda distribution, shared by all stacks of this checkout. */
  public Path camunda() {
    return root.resolve("sandbox/stack/target/camunda/camunda-zeebe-8.6.0");
  }

  /** What Camunda logs, and where to. */
  public Path camundaLogging() {
    return root.resolve("sandbox/stack/target/classes/camunda/log4j2.xml");
  }

  /** The unpacked PostgreSQL programs, shared by all stacks of this checkout. */
  public Path postgres() {
    return root.resolve("sandbox/stack/target/postgres");
  }

  /**
   * The class path of a module as Maven wrote it, its own classes first.
   *
   * @throws Problem when the module was never built
   */
  public String classPath(String module) {
    Path target = root.resolve(module).resolve("target");
    Path file = target.resolve("runtime.classpath");
    try {
      Path classes = target.resolve("classes");
      String libraries = Files.readString(file).strip();
      return Files.isDirectory(classes) ? classes + File.pathSeparator + libraries : libraries;
    } catch (IOException e) {
      throw new Problem(module + " is not built (" + file + " is missing): run ./mojo up", e);
    }
  }

  /** Deletes what belongs to this stack, and nothing else that may lie in the home folder. */
  public void clean() {
    Stream.of("data", "logs", "run", "keys", "clock").map(home::resolve).forEach(Layout::delete);
  }

  private static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path created(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new Problem("Cannot create the folder " + folder + ": " + e.getMessage(), e);
    }
  }
}
