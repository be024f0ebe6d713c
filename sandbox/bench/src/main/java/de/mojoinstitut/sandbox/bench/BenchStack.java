package de.mojoinstitut.sandbox.bench;

import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.demo.DemoData;
import de.mojoinstitut.sandbox.stack.parts.Postgres;
import de.mojoinstitut.sandbox.stack.parts.Secrets;
import de.mojoinstitut.sandbox.stack.parts.StackPlan;
import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Console;
import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import de.mojoinstitut.sandbox.stack.runtime.Processes;
import de.mojoinstitut.sandbox.stack.runtime.Stack;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A fresh stack for one measurement, without Operate and Tasklist and beside whatever else runs.
 * What an earlier run left is stopped and deleted; {@link #close} stops this one.
 */
final class BenchStack implements AutoCloseable {

  /** The component of the measuring program itself. */
  static final String SELF = "this program";

  private final Layout layout;
  private final Ports ports;
  private final Secrets secrets;
  private final Stack stack;
  private final Clock clock;

  private BenchStack(Layout layout, Ports ports, Console console, Clock clock) {
    this.layout = layout;
    this.ports = ports;
    this.secrets = new Secrets(layout.keys());
    this.clock = clock;
    this.stack =
        new Stack(
            new StackPlan(layout, ports, secrets).components(true), new Processes(layout), console);
  }

  /**
   * @param root the checkout, built
   * @throws Problem when the stack does not start
   */
  static BenchStack start(Path root, Ports ports, Console console, Clock clock) {
    Layout layout = new Layout(root, root.resolve("sandbox/bench/target/stack"));
    new BenchStack(layout, ports, console, clock).close();
    layout.clean();
    BenchStack fresh = new BenchStack(layout, ports, console, clock);
    Runtime.getRuntime().addShutdownHook(new Thread(fresh::close));
    try {
      if (!fresh.stack.start(fresh.names())) {
        throw new Problem("The stack did not start; " + layout.home() + "/logs says why");
      }
      new DemoData(ports, fresh.postgres(), fresh.tokens(), clock).putInOnce(layout.demoMarker());
      return fresh;
    } catch (RuntimeException e) {
      fresh.close();
      throw e;
    }
  }

  Ports ports() {
    return ports;
  }

  Postgres postgres() {
    return new Postgres(layout, ports, secrets);
  }

  Tokens tokens() {
    return new Tokens(ports, secrets, clock);
  }

  OptionalLong pid(String component) {
    return stack.pid(component);
  }

  /** Stops the component and starts it again; how long the start took until it was ready. */
  Duration restart(String component) {
    stack.stop(List.of(component));
    long start = System.nanoTime();
    if (!stack.start(List.of(component))) {
      throw new Problem(component + " did not start again");
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Where recordings may be put; emptied with the stack at the next start. */
  Path logs() {
    return layout.home().resolve("logs");
  }

  Clock clock() {
    return clock;
  }

  /** A meter of what runs now, this program included. */
  CpuMeter cpuMeter() {
    Map<String, Long> pids = new LinkedHashMap<>();
    for (String name : names()) {
      stack.pid(name).ifPresent(pid -> pids.put(name, pid));
    }
    pids.put(SELF, ProcessHandle.current().pid());
    return new CpuMeter(pids);
  }

  @Override
  public void close() {
    stack.stop(names());
  }

  private List<String> names() {
    return stack.components().stream().map(Component::name).toList();
  }
}
