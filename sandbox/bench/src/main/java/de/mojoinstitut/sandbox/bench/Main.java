package de.mojoinstitut.sandbox.bench;

import de.mojoinstitut.sandbox.stack.runtime.Console;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code ./mojo bench}: measures on a stack of its own and writes a page in {@code docs/bench}. */
public final class Main {

  /** Beside a developer's stack and the tests' ones. */
  private static final String USUAL_OFFSET = "8000";

  private static final Map<String, Set<String>> OPTIONS =
      Map.of(
          "booking",
          BookingBench.OPTIONS,
          "seats",
          SeatsBench.OPTIONS,
          "memory",
          MemoryBench.OPTIONS,
          "payouts",
          PayoutsBench.OPTIONS);

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args), new Console(System.out, System.err), System.getenv()));
  }

  /**
   * @return the exit code: 0, 1 for a problem, 2 for a measurement that there is not; a missed
   *     target is a result and no problem
   */
  static int run(List<String> words, Console console, Map<String, String> environment) {
    String name = words.isEmpty() ? "" : words.getFirst();
    Set<String> known = OPTIONS.get(name);
    if (known == null) {
      console.say("./mojo bench booking, seats, memory or payouts");
      return 2;
    }
    try {
      Path root = Path.of(environment.getOrDefault("MOJO_ROOT", ".")).toAbsolutePath().normalize();
      Report report =
          measure(
              name,
              Options.parse(words.subList(1, words.size()), known),
              words,
              root,
              console,
              environment);
      Path page = root.resolve("docs/bench").resolve(name + ".md");
      report.writeTo(page);
      console.result(report.text());
      console.say("Written to " + root.relativize(page));
      return 0;
    } catch (Problem problem) {
      console.say(problem.getMessage());
      return 1;
    }
  }

  private static Report measure(
      String name,
      Options options,
      List<String> words,
      Path root,
      Console console,
      Map<String, String> environment) {
    Clock clock = Clock.systemUTC();
    Surroundings surroundings =
        Surroundings.before(clock, "./mojo bench " + String.join(" ", words));
    Ports ports =
        Ports.shiftedBy(
            Optional.ofNullable(environment.get("MOJO_PORT_OFFSET")).orElse(USUAL_OFFSET));
    try (BenchStack stack = BenchStack.start(root, ports, console, clock)) {
      return switch (name) {
        case "booking" ->
            BookingReport.of(new BookingBench(stack, console, options).run(), surroundings);
        case "seats" -> SeatsReport.of(new SeatsBench(stack, console, options).run(), surroundings);
        case "payouts" ->
            PayoutsReport.of(new PayoutsBench(stack, console, options).run(), surroundings);
        default -> MemoryReport.of(new MemoryBench(stack, console, options).run(), surroundings);
      };
    }
  }
}
