package de.mojoinstitut.sandbox.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stack of this run's own, without Operate and Tasklist; always begins empty. */
final class ChaosStack implements AutoCloseable {

  private static final Duration ENGINE_ANSWERS_WITHIN = Duration.ofMinutes(2);

  private final Layout layout;
  private final Ports ports;
  private final Secrets secrets;
  private final EngineRecords engine;
  private final @Nullable KeyStripper keyStripper;
  private final Stack stack;
  private final List<URI> hubs;

  private ChaosStack(Layout layout, Ports ports, int hubs, Optional<Guard> without, Console console)
      throws IOException {
    this.layout = layout;
    this.ports = ports;
    this.hubs = Stream.of(Port.HUB, Port.HUB2).limit(hubs).map(ports::url).toList();
    this.secrets = new Secrets(layout.keys());
    // Without Operate nobody else needs these two ports.
    this.engine = new EngineRecords(ports.of(Port.OPENSEARCH));
    this.keyStripper =
        without.filter(Guard.STRIPE_KEY::equals).isPresent()
            ? new KeyStripper(ports.of(Port.WEBAPPS), ports.url(Port.STRIPE))
            : null;
    StackPlan plan = new StackPlan(layout, ports, secrets);
    List<Component> components = hubs == 1 ? plan.components(true) : plan.withOnDemand(true);
    this.stack =
        new Stack(components.stream().map(this::adapted).toList(), new Processes(layout), console);
  }

  /** Starts a fresh stack; what an earlier run left behind is stopped and deleted. */
  static ChaosStack start(Layout layout, Ports ports, int hubs, Optional<Guard> without)
      throws IOException {
    Files.createDirectories(layout.home());
    PrintStream log =
        new PrintStream(Files.newOutputStream(layout.home().resolve("stack.log")), true);
    Console console = new Console(log, log);
    List<Component> plain =
        new StackPlan(layout, ports, new Secrets(layout.keys())).withOnDemand(true);
    new Stack(plain, new Processes(layout), console).stop(names(plain));
    layout.clean();
    ChaosStack stack = new ChaosStack(layout, ports, hubs, without, console);
    try {
      if (!stack.up()) {
        throw new Problem("The stack did not start; " + layout.home() + "/stack.log says why");
      }
      stack.prepare(without);
      return stack;
    } catch (RuntimeException | Error e) {
      stack.close();
      throw e;
    }
  }

  private void prepare(Optional<Guard> without) {
    Postgres postgres = new Postgres(layout, ports, secrets);
    new DemoData(ports, postgres, tokens(), clock()).putInOnce(layout.demoMarker());
    without.ifPresent(
        guard -> {
          for (String statement : guard.statements()) {
            postgres.execute("mojo", "postgres", statement);
          }
        });
  }

  /** Starts what does not run; true when all of it can be used. */
  boolean up() {
    return stack.start(names(stack.components()));
  }

  /** Ends processes at once, and returns before they run again. */
  void kill(List<String> victims) {
    List<ProcessHandle> processes =
        victims.stream()
            .flatMap(victim -> stack.pid(victim).stream().boxed())
            .flatMap(pid -> ProcessHandle.of(pid).stream())
            .toList();
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
  }

  /** Moves the time of all components forward; an engine that is being started is waited for. */
  void moveClock(Duration step) {
    Duration offset = new ClockFile(layout.clock()).moveBy(step);
    Pause.until(
        ENGINE_ANSWERS_WITHIN,
        () -> {
          new Camunda(layout, ports).engineClock().follow(offset);
          return Optional.of(true);
        });
  }

  Clock clock() {
    return new ClockFile(layout.clock()).clock();
  }

  /** The wish's member; every other one comes to the second hub first, where there is one. */
  Buyer buyer(Wish wish) {
    List<URI> doors = new ArrayList<>(hubs);
    Collections.rotate(doors, wish.number());
    return new Buyer(List.copyOf(doors), tokens().user(Tokens.Order.of(wish.member())));
  }

  StripeBooks stripe() {
    return new StripeBooks(ports.url(Port.STRIPE));
  }

  EngineRecords engine() {
    return engine;
  }

  Database database() {
    return new Database(new Postgres(layout, ports, secrets));
  }

  /**
   * Anna publishes an event in 30 days.
   *
   * @return the offer's id
   */
  String publish(int number, int seats, long cents) {
    Instant start = clock().instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(30));
    ObjectNode offer =
        JsonHttp.object()
            .put("kind", "EVENT")
            .put("title", "Probe " + number)
            .put("startsAt", start.toString())
            .put("endsAt", start.plus(Duration.ofHours(2)).toString())
            .put("timeZone", "Europe/Berlin")
            .put("capacity", seats);
    offer.putObject("price").put("amount", cents).put("currency", "EUR");
    String token = tokens().user(Tokens.Order.of("user_anna", "tenant_anna"));
    return new HubApi(ports.url(Port.HUB), token).createOffer(offer).path("offerId").asText();
  }

  @Override
  public void close() {
    stack.stop(names(stack.components()));
    engine.close();
    if (keyStripper != null) {
      keyStripper.close();
    }
  }

  private Tokens tokens() {
    return new Tokens(ports, secrets, clock());
  }

  private Component adapted(Component component) {
    if (component.name().equals(Camunda.BROKER)) {
      return component.with(engine.exporter());
    }
    if (component.name().equals("payments") && keyStripper != null) {
      return component.with(Map.of("MOJO_STRIPE_API", keyStripper.url().toString()));
    }
    return component;
  }

  private static List<String> names(Collection<Component> components) {
    return components.stream().map(Component::name).toList();
  }
}
