package de.mojoinstitut.sandbox.money;

import static de.mojoinstitut.sandbox.stack.trial.TrialProgram.say;

import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.trial.TrialProgram;
import de.mojoinstitut.sandbox.stack.trial.TrialStack;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * {@code ./mojo money}: exit code 0 when all books agree, 1 when not, 2 where it was not possible.
 */
public final class Main {

  /** Away from the stacks of developers and tests, and below the ports that systems hand out. */
  private static final String USUAL_OFFSET = "5000";

  private Main() {}

  public static void main(String[] args) {
    System.exit(TrialProgram.exitCode(() -> run(List.of(args), System.getenv())));
  }

  private static boolean run(List<String> words, Map<String, String> environment)
      throws IOException, InterruptedException {
    Options options = Options.parse(words);
    say(
        "seed %d, %d bookings, %d payout runs in each region%s"
            .formatted(
                options.seed(),
                options.bookings(),
                options.runs(),
                options.kill() ? ", the hub is killed in one of them" : ""));
    Layout layout = TrialProgram.layout(environment, ".mojo-money");
    Ports ports = Ports.shiftedBy(environment.getOrDefault("MOJO_MONEY_OFFSET", USUAL_OFFSET));
    return TrialProgram.on(
        TrialStack.begin(layout, ports, Set.of(), UnaryOperator.identity()),
        stack -> {
          Report report = new Run(options, stack, TrialProgram::say).run();
          report.lines().forEach(System.out::println);
          return report.isClean();
        });
  }
}
