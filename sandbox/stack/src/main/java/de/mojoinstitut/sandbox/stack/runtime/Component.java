package de.mojoinstitut.sandbox.stack.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One process of the stack.
 *
 * @param name what people call it on the command line
 * @param command the program and its arguments; asked for when the process is started
 * @param environment variables it gets on top of the launcher's own
 * @param ports the ports it will listen on
 * @param after components that must be ready before it starts
 * @param alongside components that it needs while it runs, but that may still be starting
 * @param probe tells whether it is ready
 * @param prepare runs before the process starts
 * @param afterReady runs each time {@code up} finds it ready, so it must be safe to repeat
 * @param variant names the way it is configured; a running process of another variant is restarted
 * @param memoryMegabytes what the process takes from the machine once it is in use
 * @param stopSignal {@code TERM}, or what the program wants for a quick and clean stop
 * @param patience how long it may take to become ready
 */
public record Component(
    String name,
    Supplier<List<String>> command,
    Map<String, String> environment,
    List<Integer> ports,
    Set<String> after,
    Set<String> alongside,
    Probe probe,
    Runnable prepare,
    Runnable afterReady,
    String variant,
    int memoryMegabytes,
    String stopSignal,
    Duration patience) {

  public static Builder named(String name) {
    return new Builder(name);
  }

  /** The same component with further variables, which win over those it has. */
  public Component with(Map<String, String> variables) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(variables);
    return new Component(
        name,
        command,
        Map.copyOf(all),
        ports,
        after,
        alongside,
        probe,
        prepare,
        afterReady,
        variant,
        memoryMegabytes,
        stopSignal,
        patience);
  }

  /** Collects a component's parts; whatever is left out has a harmless default. */
  public static final class Builder {
    private final String name;
    private Supplier<List<String>> command = List::of;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<Integer> ports = new ArrayList<>();
    private final Set<String> after = new LinkedHashSet<>();
    private final Set<String> alongside = new LinkedHashSet<>();
    private Probe probe = () -> true;
    private Runnable prepare = () -> {};
    private Runnable afterReady = () -> {};
    private String variant = "default";
    private int memoryMegabytes = 100;
    private String stopSignal = "TERM";
    private Duration patience = Duration.ofMinutes(3);

    private Builder(String name) {
      this.name = name;
    }

    public Builder command(Supplier<List<String>> value) {
      command = value;
      return this;
    }

    public Builder environment(Map<String, String> values) {
      environment.putAll(values);
      return this;
    }

    public Builder environment(String key, String value) {
      environment.put(key, value);
      return this;
    }

    public Builder ports(int... values) {
      for (int value : values) {
        ports.add(value);
      }
      return this;
    }

    public Builder after(String... components) {
      after.addAll(List.of(components));
      return this;
    }

    public Builder alongside(String... components) {
      alongside.addAll(List.of(components));
      return this;
    }

    public Builder probe(Probe value) {
      probe = value;
      return this;
    }

    public Builder prepare(Runnable value) {
      prepare = value;
      return this;
    }

    public Builder afterReady(Runnable value) {
      afterReady = value;
      return this;
    }

    public Builder variant(String value) {
      variant = value;
      return this;
    }

    public Builder memoryMegabytes(int value) {
      memoryMegabytes = value;
      return this;
    }

    public Builder stopSignal(String value) {
      stopSignal = value;
      return this;
    }

    public Builder patience(Duration value) {
      patience = value;
      return this;
    }

    public Component build() {
      return new Component(
          name,
          command,
          Map.copyOf(environment),
          List.copyOf(ports),
          Set.copyOf(after),
          Set.copyOf(alongside),
          probe,
          prepare,
          afterReady,
          variant,
          memoryMegabytes,
          stopSignal,
          patience);
    }
  }
}
