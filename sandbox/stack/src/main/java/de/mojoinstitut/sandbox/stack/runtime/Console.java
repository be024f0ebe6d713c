package de.mojoinstitut.sandbox.stack.runtime;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person at the keyboard reads. Results go to one stream, progress to another. */
public final class Console {

  private final PrintStream results;
  private final PrintStream progress;

  public Console(PrintStream results, PrintStream progress) {
    this.results = results;
    this.progress = progress;
  }

  /** A line somebody may pipe into another program. */
  public void result(String line) {
    results.println(line);
  }

  public void say(String line) {
    progress.println(line);
  }

  void component(Component component, String what, Duration took) {
    say(
        String.format(
            Locale.ROOT, "  %-11s %s %.1f s", component.name(), what, took.toMillis() / 1000.0));
  }

  void component(Component component, String what) {
    say(String.format(Locale.ROOT, "  %-11s %s", component.name(), what));
  }
}
