package de.mojoinstitut.sandbox.chaos;

import static de.mojoinstitut.sandbox.stack.trial.TrialProgram.say;

import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.trial.TrialProgram;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code ./mojo chaos}: exit code 0 without damage, 1 with, 2 where the run was not possible. */
public final class Chaos {

  /** Away from the stacks of developers and tests, and below the ports that systems hand out. */
  private static final String USUAL_OFFSET = "4000";

  private Chaos() {}

  public static void main(String[] args) {
    System.exit(TrialProgram.exitCode(() -> run(List.of(args), System.getenv())));
  }

  private static boolean run(List<String> words, Map<String, String> environment)
      throws IOException, InterruptedException {
    Options options = Options.parse(words);
    say(
        "seed %d, %d bookings, %d kills%s%s"
            .formatted(
                options.seed(),
                options.bookings(),
                options.faults(),
                options.hubs() == 1 ? "" : ", two hubs",
                options.without().map(guard -> ", without " + guard.word()).orElse("")));
    return run(options, environment);
  }

  private static boolean run(Options options, Map<String, String> environment)
      throws IOException, InterruptedException {
    Layout layout = TrialProgram.layout(environment, ".mojo-chaos");
    Ports ports = Ports.shiftedBy(environment.getOrDefault("MOJO_CHAOS_OFFSET", USUAL_OFFSET));
    return TrialProgram.on(
        ChaosStack.start(layout, ports, options.hubs(), options.without()),
        stack -> {
          Report report = new Run(options, stack, TrialProgram::say).run();
          report.lines().forEach(System.out::println);
          return report.isClean();
        });
  }
}
