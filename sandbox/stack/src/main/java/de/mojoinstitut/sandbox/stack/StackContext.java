package de.mojoinstitut.sandbox.stack;

import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.clock.ClockFile;
import de.mojoinstitut.sandbox.stack.parts.Secrets;
import de.mojoinstitut.sandbox.stack.parts.StackPlan;
import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Console;
import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Processes;
import de.mojoinstitut.sandbox.stack.runtime.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every command works on: one stack, its files and its ports.
 *
 * @param layout where its files lie
 * @param ports where it listens
 * @param console where the person reads
 */
record StackContext(Layout layout, Ports ports, Console console) {

  /**
   * @param environment {@code MOJO_ROOT} (the checkout), {@code MOJO_HOME} (default {@code .mojo}
   *     in it), {@code MOJO_PORT_OFFSET}
   */
  static StackContext from(Map<String, String> environment, Console console) {
    Path root = Path.of(environment.getOrDefault("MOJO_ROOT", ".")).toAbsolutePath().normalize();
    Path home =
        Optional.ofNullable(environment.get("MOJO_HOME"))
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder).toAbsolutePath().normalize())
            .orElse(root.resolve(".mojo"));
    return new StackContext(
        new Layout(root, home), Ports.shiftedBy(environment.get("MOJO_PORT_OFFSET")), console);
  }

  Secrets secrets() {
    return new Secrets(layout.keys());
  }

  ClockFile clockFile() {
    return new ClockFile(layout.clock());
  }

  Tokens tokens() {
    return new Tokens(ports, secrets(), clockFile().clock());
  }

  /** Everything that may run, what starts only when it is named included. */
  Stack stack(boolean engineOnly) {
    return new Stack(plan().withOnDemand(engineOnly), new Processes(layout), console);
  }

  /** What {@code up} starts when nothing is named. */
  List<String> usual(boolean engineOnly) {
    return plan().components(engineOnly).stream().map(Component::name).toList();
  }

  private StackPlan plan() {
    return new StackPlan(layout, ports, secrets());
  }
}
