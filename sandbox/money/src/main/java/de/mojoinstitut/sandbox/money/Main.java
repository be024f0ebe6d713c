package de.mojoinstitut.sandbox.money;

import static de.mojoinstitut.sandbox.stack.trial.TrialProgram.say;

import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.trial.TrialProgram;
import de.mojoinstitut.sandbox.stack.trial.TrialStack;
import java.io.IOException;
import java.nio.file.Path;
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
    Path root = Path.of(environment.getOrDefault("MOJO_ROOT", ".")).toAbsolutePath().normalize();
    // Never the folder or the ports of somebody's own stack: what lies there is deleted.
    Layout layout = new Layout(root, root.resolve(".mojo-money"));
    Ports ports = Ports.shiftedBy(environment.getOrDefault("MOJO_MONEY_OFFSET", USUAL_OFFSET));
    say("Starting a stack in " + layout.home());
    TrialStack stack = TrialStack.begin(layout, ports, Set.of(), UnaryOperator.identity());
    Thread atExit = new Thread(stack::close);
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      say("The stack is up");
      Report report = new Run(options, stack, TrialProgram::say).run();
      report.lines().forEach(System.out::println);
      return report.isClean();
    } finally {
      Runtime.getRuntime().removeShutdownHook(atExit);
      stack.close();
    }
  }
}
