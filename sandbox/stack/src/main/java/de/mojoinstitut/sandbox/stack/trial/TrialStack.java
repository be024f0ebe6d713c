package de.mojoinstitut.sandbox.stack.trial;

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
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import de.mojoinstitut.sandbox.stack.runtime.Processes;
import de.mojoinstitut.sandbox.stack.runtime.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A stack whose engine exports its records to this program. */
public final class TrialStack implements AutoCloseable {

  /** How much of the stack there is. */
  public enum Kind {
    ENGINE_ONLY,
    /** With Operate too, as both are one program; there is no second hub then. */
    WITH_TASKLIST
  }

  private static final Duration ENGINE_ANSWERS_WITHIN = Duration.ofMinutes(2);

  private final Layout layout;
  private final Ports ports;
  private final Secrets secrets;
  private final EngineRecords engine;
  private final List<String> usual;
  private final Stack stack;

  /**
   * Starts nothing yet. The stack is without Operate and Tasklist.
   *
   * @param more what {@link #up()} starts beside the usual components
   * @param adapted changes components; most stay as they are
   * @throws IOException where the engine's records cannot be listened for
   */
  public TrialStack(
      Layout layout,
      Ports ports,
      Set<String> more,
      UnaryOperator<Component> adapted,
      Console console)
      throws IOException {
    this(Kind.ENGINE_ONLY, layout, ports, more, adapted, console);
  }

  /**
   * Starts nothing yet.
   *
   * @param more what {@link #up()} starts beside the usual components
   * @param adapted changes components; most stay as they are
   * @throws IOException where the engine's records cannot be listened for
   */
  public TrialStack(
      Kind kind,
      Layout layout,
      Ports ports,
      Set<String> more,
      UnaryOperator<Component> adapted,
      Console console)
      throws IOException {
    boolean engineOnly = kind == Kind.ENGINE_ONLY;
    this.layout = layout;
    this.ports = ports;
    this.secrets = new Secrets(layout.keys());
    // The port of somebody who is not there.
    this.engine = new EngineRecords(ports.of(engineOnly ? Port.OPENSEARCH : Port.HUB2));
    StackPlan plan = new StackPlan(layout, ports, secrets);
    this.usual = Stream.concat(names(plan.components(engineOnly)).stream(), more.stream()).toList();
    List<Component> components =
        plan.withOnDemand(engineOnly).stream().map(this::observed).map(adapted).toList();
    this.stack = new Stack(components, new Processes(layout), console);
  }

  /**
   * Starts a fresh stack with its demo data; what an earlier run left behind is stopped and
   * deleted.
   *
   * @throws Problem when the stack does not start
   */
  public static TrialStack begin(
      Layout layout, Ports ports, Set<String> more, UnaryOperator<Component> adapted)
      throws IOException {
    Files.createDirectories(layout.home());
    PrintStream log =
        new PrintStream(Files.newOutputStream(layout.home().resolve("stack.log")), true);
    Console console = new Console(log, log);
    remove(layout, ports, console);
    TrialStack stack = new TrialStack(layout, ports, more, adapted, console);
    try {
      if (!stack.up()) {
        throw new Problem("The stack did not start; " + layout.home() + "/stack.log says why");
      }
      stack.putDemoDataIn();
      return stack;
    } catch (RuntimeException | Error e) {
      stack.close();
      throw e;
    }
  }

  /** Stops what an earlier run left behind, and deletes it. */
  public static void remove(Layout layout, Ports ports, Console console) {
    List<Component> components =
        new StackPlan(layout, ports, new Secrets(layout.keys())).withOnDemand(false);
    new Stack(components, new Processes(layout), console).stop(names(components));
    layout.clean();
  }

  /** Puts the demo data in, once; everything is up. */
  public void putDemoDataIn() {
    new DemoData(ports, postgres(), tokens(), clock()).putInOnce(layout.demoMarker());
  }

  /** Starts what does not run; true when all of it can be used. */
  public boolean up() {
    return up(usual);
  }

  /** Starts these, unless they run; true when they can be used. */
  public boolean up(Collection<String> components) {
    return stack.start(components);
  }

  /** Stops everything in good order, data stays; true when nothing runs any more. */
  public boolean down() {
    return down(names(stack.components()));
  }

  /** Stops these in good order, if they run. */
  public boolean down(Collection<String> components) {
    return stack.stop(components);
  }

  /** Ends components at once, as {@code kill -9} does, and returns before they run again. */
  public void kill(Collection<String> victims) {
    List<ProcessHandle> processes =
        victims.stream()
            .flatMap(victim -> stack.pid(victim).stream().boxed())
            .flatMap(pid -> ProcessHandle.of(pid).stream())
            .toList();
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
  }

  /** Moves the time of all components forward; an engine that is being started is waited for. */
  public void moveClock(Duration step) {
    Duration offset = new ClockFile(layout.clock()).moveBy(step);
    Pause.until(
        ENGINE_ANSWERS_WITHIN,
        () -> {
          new Camunda(layout, ports).engineClock().follow(offset);
          return Optional.of(true);
        });
  }

  public Clock clock() {
    return new ClockFile(layout.clock()).clock();
  }

  /** The folder with the stack's data and logs. */
  public Path home() {
    return layout.home();
  }

  public Ports ports() {
    return ports;
  }

  /** Base URL of the hub's first instance. */
  public URI hub() {
    return ports.url(Port.HUB);
  }

  public Tokens tokens() {
    return new Tokens(ports, secrets, clock());
  }

  public StripeBooks stripe() {
    return new StripeBooks(ports.url(Port.STRIPE));
  }

  public EngineRecords engine() {
    return engine;
  }

  public Database database() {
    return new Database(postgres());
  }

  public Postgres postgres() {
    return new Postgres(layout, ports, secrets);
  }

  /** Stops listening to the engine; what runs goes on. */
  public void leave() {
    engine.close();
  }

  /** Stops everything; data stays until the next run removes it. */
  @Override
  public void close() {
    down();
    leave();
  }

  private Component observed(Component component) {
    return component.name().equals(Camunda.BROKER) ? component.with(engine.exporter()) : component;
  }

  private static List<String> names(Collection<Component> components) {
    return components.stream().map(Component::name).toList();
  }
}
