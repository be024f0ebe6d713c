package de.mojoinstitut.sandbox.e2e;

import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.clock.ClockFile;
import de.mojoinstitut.sandbox.stack.demo.DemoData;
import de.mojoinstitut.sandbox.stack.engine.EngineRecords;
import de.mojoinstitut.sandbox.stack.parts.Camunda;
import de.mojoinstitut.sandbox.stack.parts.Database;
import de.mojoinstitut.sandbox.stack.parts.Postgres;
import de.mojoinstitut.sandbox.stack.parts.Secrets;
import de.mojoinstitut.sandbox.stack.parts.StackPlan;
import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Console;
import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Processes;
import de.mojoinstitut.sandbox.stack.runtime.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * One stack of its own, without Operate and Tasklist: data, keys and logs under this module's
 * {@code target}, ports that nobody uses. What an earlier run left there is stopped and deleted.
 */
final class TestStack implements AutoCloseable {

  private static final boolean KEEP = Boolean.getBoolean("mojo.keep");

  private final Layout layout;
  private final Ports ports;
  private final Secrets secrets;
  private final EngineRecords engine;
  private final Stack stack;

  private TestStack(Layout layout, Ports ports, PrintStream progress) throws IOException {
    this.layout = layout;
    this.ports = ports;
    this.secrets = new Secrets(layout.keys());
    // Without Operate nobody else needs this port.
    this.engine = new EngineRecords(ports.of(Port.OPENSEARCH));
    List<Component> components =
        new StackPlan(layout, ports, secrets)
            .withOnDemand(true).stream().map(this::observed).toList();
    this.stack = new Stack(components, new Processes(layout), new Console(progress, progress));
  }

  /**
   * A fresh stack, or the one of the run before where {@code mojo.keep} is true: quicker while
   * tests are written.
   */
  static TestStack prepare() throws IOException {
    Path root = Path.of(System.getProperty("mojo.root")).toAbsolutePath().normalize();
    Path home = Path.of(System.getProperty("mojo.home")).toAbsolutePath().normalize();
    Files.createDirectories(home);
    Layout layout = new Layout(root, home);
    PrintStream progress = new PrintStream(Files.newOutputStream(home.resolve("stack.log")), true);
    Path offset = home.resolve("offset");
    if (!KEEP && Files.exists(offset)) {
      removeEarlier(layout, Ports.shiftedBy(Files.readString(offset)), progress);
      Files.delete(offset);
    }
    Ports ports =
        Files.exists(offset) ? Ports.shiftedBy(Files.readString(offset)) : FreePorts.find();
    Files.writeString(offset, Integer.toString(ports.offset()));
    return new TestStack(layout, ports, progress);
  }

  /** Brings everything up, with its demo data. */
  void start() {
    up();
    new DemoData(ports, postgres(), tokens(), clock()).putInOnce(layout.demoMarker());
  }

  private static void removeEarlier(Layout layout, Ports ports, PrintStream progress) {
    List<Component> components =
        new StackPlan(layout, ports, new Secrets(layout.keys())).withOnDemand(true);
    new Stack(components, new Processes(layout), new Console(progress, progress))
        .stop(names(components));
    layout.clean();
  }

  /** Starts what does not run, and returns when all of it can be used. */
  void up() {
    up(names(new StackPlan(layout, ports, secrets).components(true)));
  }

  /** Starts a component that {@link #up()} leaves alone, unless it runs. */
  void up(String component) {
    up(List.of(component));
  }

  private void up(Collection<String> components) {
    if (!stack.start(components)) {
      throw new IllegalStateException("The stack did not start; " + layout.home() + " says why");
    }
  }

  /** Stops everything in good order; data stays. */
  void down() {
    down(names(stack.components()));
  }

  /** Stops one component in good order, if it runs. */
  void down(String component) {
    down(List.of(component));
  }

  private void down(Collection<String> components) {
    if (!stack.stop(components)) {
      throw new IllegalStateException("Something of " + layout.home() + " did not stop");
    }
  }

  /** Ends a component at once, as {@code kill -9} does. */
  void kill(String component) {
    ProcessHandle process = ProcessHandle.of(stack.pid(component).orElseThrow()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Moves the time of all components forward. */
  void moveClock(Duration step) {
    Duration offset = new ClockFile(layout.clock()).moveBy(step);
    new Camunda(layout, ports).engineClock().follow(offset);
  }

  Clock clock() {
    return new ClockFile(layout.clock()).clock();
  }

  /** The folder with the stack's data and logs. */
  Path home() {
    return layout.home();
  }

  Ports ports() {
    return ports;
  }

  Tokens tokens() {
    return new Tokens(ports, secrets, clock());
  }

  Database database() {
    return new Database(postgres());
  }

  private Postgres postgres() {
    return new Postgres(layout, ports, secrets);
  }

  EngineRecords engine() {
    return engine;
  }

  @Override
  public void close() {
    if (!KEEP) {
      stack.stop(names(stack.components()));
    }
    engine.close();
  }

  /** The broker exports its records to this test as well. */
  private Component observed(Component component) {
    return component.name().equals(Camunda.BROKER) ? component.with(engine.exporter()) : component;
  }

  private static List<String> names(Collection<Component> components) {
    return components.stream().map(Component::name).toList();
  }
}
