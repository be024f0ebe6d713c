package de.mojoinstitut.sandbox.e2e;

import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.engine.EngineRecords;
import de.mojoinstitut.sandbox.stack.parts.Camunda;
import de.mojoinstitut.sandbox.stack.parts.Database;
import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Console;
import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.trial.TrialStack;
import de.mojoinstitut.sandbox.stack.trial.TrialStack.Kind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One stack of its own: data, keys and logs under this module's {@code target}, ports that nobody
 * uses. What an earlier run left there is stopped and deleted.
 */
final class TestStack implements AutoCloseable {

  private static final boolean KEEP = Boolean.getBoolean("mojo.keep");

  /** Tasks are shown soon after they are there. */
  private static final Map<String, String> PROMPT =
      Map.of(
          "CAMUNDA_TASKLIST_IMPORTER_READERBACKOFF", "200",
          "CAMUNDA_TASKLIST_IMPORTER_SCHEDULERBACKOFF", "200");

  private final TrialStack stack;

  private TestStack(TrialStack stack) {
    this.stack = stack;
  }

  /**
   * A fresh stack, or the one of the run before where {@code mojo.keep} is true: quicker while
   * tests are written.
   */
  static TestStack prepare(Kind kind) throws IOException {
    return prepare(kind, kind == Kind.ENGINE_ONLY ? "" : "-with-tasklist");
  }

  /** A stack of its own beside the shared ones. */
  static TestStack prepare(Kind kind, String suffix) throws IOException {
    Path root = Path.of(System.getProperty("mojo.root")).toAbsolutePath().normalize();
    Path home = Path.of(System.getProperty("mojo.home") + suffix).toAbsolutePath().normalize();
    Files.createDirectories(home);
    Layout layout = new Layout(root, home);
    PrintStream progress = new PrintStream(Files.newOutputStream(home.resolve("stack.log")), true);
    Console console = new Console(progress, progress);
    Path offset = home.resolve("offset");
    if (!KEEP && Files.exists(offset)) {
      TrialStack.remove(layout, Ports.shiftedBy(Files.readString(offset)), console);
      Files.delete(offset);
    }
    Ports ports =
        Files.exists(offset) ? Ports.shiftedBy(Files.readString(offset)) : FreePorts.find();
    Files.writeString(offset, Integer.toString(ports.offset()));
    return new TestStack(
        new TrialStack(
            kind,
            layout,
            ports,
            Set.of(),
            kind == Kind.ENGINE_ONLY ? UnaryOperator.identity() : TestStack::prompt,
            console));
  }

  private static Component prompt(Component component) {
    return component.name().equals(Camunda.WEBAPPS) ? component.with(PROMPT) : component;
  }

  /** Brings everything up, with its demo data. */
  void start() {
    up();
    stack.putDemoDataIn();
  }

  /** Starts what does not run, and returns when all of it can be used. */
  void up() {
    check(stack.up(), "The stack did not start");
  }

  /** Starts a component that {@link #up()} leaves alone, unless it runs. */
  void up(String component) {
    check(stack.up(List.of(component)), component + " did not start");
  }

  /** Stops everything in good order; data stays. */
  void down() {
    check(stack.down(), "Something did not stop");
  }

  /** Stops one component in good order, if it runs. */
  void down(String component) {
    check(stack.down(List.of(component)), component + " did not stop");
  }

  private void check(boolean happened, String otherwise) {
    if (!happened) {
      throw new IllegalStateException(otherwise + "; " + stack.home() + " says why");
    }
  }

  /** Ends a component at once, as {@code kill -9} does. */
  void kill(String component) {
    stack.kill(List.of(component));
  }

  /** Moves the time of all components forward. */
  void moveClock(Duration step) {
    stack.moveClock(step);
  }

  Clock clock() {
    return stack.clock();
  }

  /** The folder with the stack's data and logs. */
  Path home() {
    return stack.home();
  }

  Ports ports() {
    return stack.ports();
  }

  Tokens tokens() {
    return stack.tokens();
  }

  Database database() {
    return stack.database();
  }

  EngineRecords engine() {
    return stack.engine();
  }

  /** The same stack for programs that compare its books. */
  TrialStack trial() {
    return stack;
  }

  @Override
  public void close() {
    if (KEEP) {
      stack.leave();
    } else {
      stack.close();
    }
  }
}
