package de.mojoinstitut.sandbox.stack.trial;

import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** What programs that try MOJO out have in common: exit code and progress. */
public final class TrialProgram {

  private static final long START = System.nanoTime();

  private TrialProgram() {}

  /** A run. */
  public interface Trial {

    /**
     * @return true when all was as it must be
     */
    boolean run() throws IOException, InterruptedException;
  }

  /** What a run does with its stack. */
  public interface Deed<S> {

    /**
     * @return true when all was as it must be
     */
    boolean on(S stack) throws InterruptedException;
  }

  /** Does it, and closes the stack in any case: also when the program is ended. */
  public static <S extends AutoCloseable> boolean on(S stack, Deed<S> deed)
      throws InterruptedException {
    Thread atExit = new Thread(() -> close(stack));
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      say("The stack is up");
      return deed.on(stack);
    } finally {
      Runtime.getRuntime().removeShutdownHook(atExit);
      close(stack);
    }
  }

  private static void close(AutoCloseable stack) {
    try {
      stack.close();
    } catch (Exception e) {
      throw new IllegalStateException("The stack was not stopped", e);
    }
  }

  /**
   * A stack of the program's own, so never the folder of somebody's: what lies there is deleted.
   */
  public static Layout layout(Map<String, String> environment, String folder) {
    Path root = Path.of(environment.getOrDefault("MOJO_ROOT", ".")).toAbsolutePath().normalize();
    say("Starting a stack in " + root.resolve(folder));
    return new Layout(root, root.resolve(folder));
  }

  /** 0 when all was as it must be, 1 when not, 2 where the run was not possible. */
  public static int exitCode(Trial trial) {
    try {
      return trial.run() ? 0 : 1;
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

  /** Prints a line with the seconds since the program began. */
  public static void say(String line) {
    double seconds = (System.nanoTime() - START) / 1e9;
    System.out.println(String.format(Locale.ROOT, "%6.1f  %s", seconds, line));
  }
}
