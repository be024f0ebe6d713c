package de.mojoinstitut.sandbox.stack.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What must hold before anything is started; a refusal says what to do. */
final class Preconditions {

  private Preconditions() {}

  static void check(List<Component> toStart) {
    checkPorts(toStart);
    checkMemory(toStart, Machine.availableMegabytes());
  }

  private static void checkPorts(List<Component> toStart) {
    List<String> taken = new ArrayList<>();
    for (Component component : toStart) {
      for (int port : component.ports()) {
        if (!Ports.isFree(port)) {
          taken.add(port + " (" + component.name() + ")");
        }
      }
    }
    if (!taken.isEmpty()) {
      throw new Problem(
          "In use by another program: port %s. Stop that program, or start with MOJO_PORT_OFFSET=100 (and its own MOJO_HOME)."
              .formatted(String.join(", ", taken)));
    }
  }

  static void checkMemory(List<Component> toStart, OptionalLong available) {
    long needed = toStart.stream().mapToLong(Component::memoryMegabytes).sum();
    if (available.isPresent() && available.getAsLong() < needed) {
      throw new Problem(
          "Too little memory: %d MB are free, about %d MB are needed. Close other programs, or use ./mojo up --engine-only."
              .formatted(available.getAsLong(), needed));
    }
  }
}
