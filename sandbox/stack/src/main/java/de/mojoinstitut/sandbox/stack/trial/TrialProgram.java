package de.mojoinstitut.sandbox.stack.trial;

import de.mojoinstitut.sandbox.stack.runtime.Problem;
import java.io.IOException;
import java.util.Locale;

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
