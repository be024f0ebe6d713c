package de.mojoinstitut.sandbox.chaos;

import static de.mojoinstitut.sandbox.stack.trial.TrialProgram.say;

import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.trial.TrialProgram;
import java.io.IOException;
import java.nio.file.Path;
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
    Path root = Path.of(environment.getOrDefault("MOJO_ROOT", ".")).toAbsolutePath().normalize();
    // Never the folder or the ports of somebody's own stack: what lies there is deleted.
    Layout layout = new Layout(root, root.resolve(".mojo-chaos"));
    Ports ports = Ports.shiftedBy(environment.getOrDefault("MOJO_CHAOS_OFFSET", USUAL_OFFSET));
    say("Starting a stack in " + layout.home());
    ChaosStack stack = ChaosStack.start(layout, ports, options.hubs(), options.without());
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
