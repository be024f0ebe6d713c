package de.mojoinstitut.sandbox.chaos;

import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code ./mojo chaos}: exit code 0 without damage, 1 with, 2 where the run was not possible. */
public final class Chaos {

  /** Away from the stacks of developers and tests, and below the ports that systems hand out. */
  private static final String USUAL_OFFSET = "4000";

  private static final long START = System.nanoTime();

  private Chaos() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args), System.getenv()));
  }

  private static int run(List<String> words, Map<String, String> environment) {
    try {
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
    } catch (Problem problem) {
      say(problem.getMessage());
      return 2;
    } catch (IOException e) {
      say("Not possible: " + e);
      return 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 2;
    }
  }

  private static int run(Options options, Map<String, String> environment)
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
      Report report = new Run(options, stack, Chaos::say).run();
      report.lines().forEach(System.out::println);
      return report.isClean() ? 0 : 1;
    } finally {
      Runtime.getRuntime().removeShutdownHook(atExit);
      stack.close();
    }
  }

  private static void say(String line) {
    double seconds = (System.nanoTime() - START) / 1e9;
    System.out.println(String.format(Locale.ROOT, "%6.1f  %s", seconds, line));
  }
}
