package de.mojoinstitut.sandbox.stack.runtime;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts components into an order in which each one comes after everything that it needs. */
final class StartOrder {

  private final Map<String, Component> known = new LinkedHashMap<>();
  private final Map<String, Component> ordered = new LinkedHashMap<>();
  private final Set<String> companions = new LinkedHashSet<>();

  private StartOrder(Collection<Component> components) {
    components.forEach(component -> known.put(component.name(), component));
  }

  /**
   * The wanted components and all that they need, those to wait for first.
   *
   * @throws Problem for a name that nobody has
   * @throws IllegalStateException when components wait for each other in a circle
   */
  static List<Component> of(Collection<Component> components, Collection<String> wanted) {
    StartOrder order = new StartOrder(components);
    wanted.forEach(name -> order.add(name, new LinkedHashSet<>()));
    while (!order.ordered.keySet().containsAll(order.companions)) {
      List.copyOf(order.companions).forEach(name -> order.add(name, new LinkedHashSet<>()));
    }
    return List.copyOf(order.ordered.values());
  }

  private void add(String name, Set<String> path) {
    if (ordered.containsKey(name)) {
      return;
    }
    Component component = known.get(name);
    if (component == null) {
      throw new Problem(
          "There is no component '" + name + "'; there are: " + String.join(" ", known.keySet()));
    }
    if (!path.add(name)) {
      throw new IllegalStateException("Components wait for each other: " + path);
    }
    component.after().stream().sorted().forEach(needed -> add(needed, path));
    path.remove(name);
    ordered.put(name, component);
    companions.addAll(component.alongside());
  }
}
