package de.mojoinstitut.sandbox.bench;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where and when something was measured.
 *
 * @param facts name and value each
 */
record Surroundings(List<List<String>> facts) {

  /** Asked for before the stack starts: the load is that of other programs. */
  static Surroundings before(Clock clock, String command) {
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("command", "`" + command + "`"));
    facts.add(List.of("date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
    facts.add(
        List.of(
            "machine",
            "%d processors (%s), %s %s %s"
                .formatted(
                    Runtime.getRuntime().availableProcessors(),
                    proc("cpuinfo", "model name"),
                    System.getProperty("os.name"),
                    System.getProperty("os.version"),
                    System.getProperty("os.arch"))));
    facts.add(List.of("memory", proc("meminfo", "MemTotal")));
    facts.add(List.of("load before the start (1, 5, 15 min)", load()));
    facts.add(List.of("Java", System.getProperty("java.version")));
    facts.add(
        List.of(
            "Camunda",
            "broker 8.6.0, client "
                + Optional.ofNullable(CamundaClient.class.getPackage().getImplementationVersion())
                    .orElse("of the build")));
    facts.add(List.of("stack", "engine only, PostgreSQL 17 with fsync, all on this machine"));
    return new Surroundings(List.copyOf(facts));
  }

  private static String proc(String file, String field) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", file))) {
      return lines
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(field.toLowerCase(Locale.ROOT)))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("not told");
    } catch (IOException notLinux) {
      return "not told";
    }
  }

  private static String load() {
    try {
      String[] fields = Files.readString(Path.of("/proc/loadavg")).split(" ");
      return String.join(", ", List.of(fields).subList(0, 3));
    } catch (IOException notLinux) {
      return "not told";
    }
  }
}
