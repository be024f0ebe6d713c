package de.mojoinstitut.sandbox.stack.parts;

import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import java.util.List;
import java.util.stream.Stream;

/** Which components make up the local stack. */
public final class StackPlan {

  private final Layout layout;
  private final Ports ports;
  private final Secrets secrets;

  public StackPlan(Layout layout, Ports ports, Secrets secrets) {
    this.layout = layout;
    this.ports = ports;
    this.secrets = secrets;
  }

  /**
   * What {@code up} starts, in the order in which people like to read it.
   *
   * @param engineOnly true to leave out what Operate and Tasklist need
   */
  public List<Component> components(boolean engineOnly) {
    Applications applications = new Applications(layout, ports, secrets);
    Simulators simulators = new Simulators(layout, ports, secrets);
    Camunda camunda = new Camunda(layout, ports);
    List<Component> always =
        List.of(
            new Postgres(layout, ports, secrets).component(),
            new Kafka(layout, ports).component(),
            camunda.broker(engineOnly),
            simulators.stripe(),
            simulators.clerk(),
            simulators.mail(),
            applications.kontakte(),
            applications.payments(),
            applications.hub());
    if (engineOnly) {
      return always;
    }
    List<Component> people = List.of(new OpenSearch(layout, ports).component(), camunda.webapps());
    return Stream.concat(always.stream(), people.stream()).toList();
  }

  /**
   * All components: beside those of {@link #components} what starts only when it is named.
   *
   * @param engineOnly true to leave out what Operate and Tasklist need
   */
  public List<Component> withOnDemand(boolean engineOnly) {
    Component secondHub = new Applications(layout, ports, secrets).secondHub();
    return Stream.concat(components(engineOnly).stream(), Stream.of(secondHub)).toList();
  }
}
