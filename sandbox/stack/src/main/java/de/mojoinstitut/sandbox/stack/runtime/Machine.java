package de.mojoinstitut.sandbox.stack.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the launcher must know about the computer it runs on. */
public final class Machine {

  private Machine() {}

  public static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Whether a program of that name lies on the search path. */
  public static boolean has(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(java.io.File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .anyMatch(Files::isExecutable);
  }

  /**
   * The command in a session of its own, so that Ctrl-C at the launcher's terminal and the end of
   * the launcher do not reach it. The process id stays the one of the command.
   */
  static List<String> detached(List<String> command) {
    List<String> detached = new ArrayList<>();
    if (has("setsid")) {
      detached.add("setsid");
    } else if (has("perl")) {
      detached.addAll(List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV", "--"));
    }
    detached.addAll(command);
    return detached;
  }

  /** Memory that programs can still have, in megabytes; empty where the system does not say. */
  static OptionalLong availableMegabytes() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException notLinux) {
      return OptionalLong.empty();
    }
  }

  /** Whether the process has ended but nobody has collected it yet; such a process does nothing. */
  static boolean isZombie(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
    } catch (IOException goneOrNotLinux) {
      return false;
    }
  }
}
