package de.mojoinstitut.sandbox.stack.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All components of one local stack: starts what is missing, stops what runs, tells what is. */
public final class Stack {

  private final Map<String, Component> components = new LinkedHashMap<>();
  private final Processes processes;
  private final Console console;

  public Stack(Collection<Component> components, Processes processes, Console console) {
    components.forEach(component -> this.components.put(component.name(), component));
    this.processes = processes;
    this.console = console;
  }

  public Collection<Component> components() {
    return components.values();
  }

  public OptionalLong pid(String component) {
    return processes.pid(component);
  }

  /** Whether each of these names is a component's. */
  public boolean knows(Collection<String> names) {
    return components.keySet().containsAll(names);
  }

  /** Whether the component runs, and in the variant that this stack would start. */
  public boolean runsAsPlanned(String component) {
    Component plan = Objects.requireNonNull(components.get(component));
    return processes
        .find(component)
        .filter(running -> running.variant().equals(plan.variant()))
        .isPresent();
  }

  /** Whether the component runs and can be used now. */
  public boolean isReady(String component) {
    Component known = components.get(component);
    return known != null && processes.find(component).isPresent() && known.probe().passes();
  }

  /**
   * Starts the wanted components and what they need, side by side where they do not depend on each
   * other. What runs already is left alone.
   *
   * @return true when all of them are ready
   * @throws Problem when a port is taken, memory is short, or a name is unknown; nothing was
   *     started
   */
  public boolean start(Collection<String> wanted) {
    List<Component> order = StartOrder.of(components.values(), wanted);
    restartOtherVariants(order);
    Preconditions.check(order.stream().filter(each -> !isRunning(each)).toList());
    Map<String, CompletableFuture<Boolean>> ready = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Component component : order) {
        List<CompletableFuture<Boolean>> needed =
            component.after().stream().map(ready::get).toList();
        ready.put(
            component.name(),
            CompletableFuture.supplyAsync(
                () -> needed.stream().allMatch(CompletableFuture::join) && bringUp(component),
                threads));
      }
    }
    return ready.values().stream().allMatch(CompletableFuture::join);
  }

  /** Stops the given components, those that use another one before it; true when all ended. */
  public boolean stop(Collection<String> unwanted) {
    List<Component> order = new ArrayList<>();
    for (Component component : StartOrder.of(components.values(), components.keySet())) {
      if (unwanted.contains(component.name())) {
        order.add(component);
      }
    }
    Map<String, CompletableFuture<Boolean>> stopped = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Component component : order.reversed()) {
        CompletableFuture<?>[] users =
            order.stream()
                .filter(user -> user.after().contains(component.name()))
                .map(user -> stopped.get(user.name()))
                .toArray(CompletableFuture[]::new);
        stopped.put(
            component.name(),
            CompletableFuture.supplyAsync(
                () -> {
                  CompletableFuture.allOf(users).join();
                  return shutDown(component);
                },
                threads));
      }
    }
    return stopped.values().stream().allMatch(CompletableFuture::join);
  }

  private boolean isRunning(Component component) {
    return processes.find(component.name()).isPresent();
  }

  private void restartOtherVariants(List<Component> order) {
    for (Component component : order) {
      Optional<RunningProcess> running = processes.find(component.name());
      if (running.isPresent() && !running.get().variant().equals(component.variant())) {
        console.component(component, "runs as '" + running.get().variant() + "': restarting it");
        shutDown(component);
      }
    }
  }

  private boolean bringUp(Component component) {
    long start = System.nanoTime();
    try {
      boolean wasRunning = isRunning(component);
      if (!wasRunning) {
        component.prepare().run();
        processes.start(component);
      }
      awaitReady(component);
      component.afterReady().run();
      if (wasRunning) {
        console.component(component, "was running");
      } else {
        console.component(component, "ready after", Patience.since(start));
      }
      return true;
    } catch (Problem problem) {
      console.component(component, "FAILED: " + problem.getMessage());
      return false;
    } catch (RuntimeException bug) {
      console.component(component, "FAILED: " + bug);
      return false;
    }
  }

  private void awaitReady(Component component) {
    boolean ready =
        Patience.until(
            component.patience(), () -> !isRunning(component) || component.probe().passes());
    if (!isRunning(component)) {
      throw new Problem("it ended while starting; ./mojo logs " + component.name() + " says why");
    }
    if (!ready) {
      Duration limit = component.patience();
      throw new Problem(
          "not ready after %d s; ./mojo logs %s may say why"
              .formatted(limit.toSeconds(), component.name()));
    }
  }

  private boolean shutDown(Component component) {
    long start = System.nanoTime();
    if (processes.stop(component)) {
      console.component(component, "stopped after", Patience.since(start));
    }
    return processes.find(component.name()).isEmpty();
  }
}
