package de.mojoinstitut.sandbox.chaos;

import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.OfferDraft;
import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Console;
import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.runtime.Problem;
import de.mojoinstitut.sandbox.stack.trial.TrialStack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stack of this run's own; always begins empty. */
final class ChaosStack implements AutoCloseable {

  private static final String SECOND_HUB = "hub2";

  private final @Nullable KeyStripper keyStripper;
  private final TrialStack stack;
  private final List<URI> hubs;

  private ChaosStack(Layout layout, Ports ports, int hubs, Optional<Guard> without, Console console)
      throws IOException {
    this.hubs = Stream.of(Port.HUB, Port.HUB2).limit(hubs).map(ports::url).toList();
    this.keyStripper =
        without.filter(Guard.STRIPE_KEY::equals).isPresent()
            ? new KeyStripper(ports.of(Port.WEBAPPS), ports.url(Port.STRIPE))
            : null;
    Set<String> more = hubs == 1 ? Set.of() : Set.of(SECOND_HUB);
    this.stack = new TrialStack(layout, ports, more, this::adapted, console);
  }

  /** Starts a fresh stack; what an earlier run left behind is stopped and deleted. */
  static ChaosStack start(Layout layout, Ports ports, int hubs, Optional<Guard> without)
      throws IOException {
    Files.createDirectories(layout.home());
    PrintStream log =
        new PrintStream(Files.newOutputStream(layout.home().resolve("stack.log")), true);
    Console console = new Console(log, log);
    TrialStack.remove(layout, ports, console);
    ChaosStack stack = new ChaosStack(layout, ports, hubs, without, console);
    try {
      if (!stack.trial().up()) {
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
    stack.putDemoDataIn();
    without.ifPresent(
        guard -> {
          for (String statement : guard.statements()) {
            stack.postgres().execute("mojo", "postgres", statement);
          }
        });
  }

  /** The running components, their clock and their books. */
  TrialStack trial() {
    return stack;
  }

  /** The wish's member; every other one comes to the second hub first, where there is one. */
  Buyer buyer(Wish wish) {
    List<URI> doors = new ArrayList<>(hubs);
    Collections.rotate(doors, wish.number());
    return new Buyer(List.copyOf(doors), stack.tokens().user(Tokens.Order.of(wish.member())));
  }

  /**
   * Anna publishes an event in 30 days.
   *
   * @return the offer's id
   */
  String publish(int number, int seats, long cents) {
    String token = stack.tokens().user(Tokens.Order.of("user_anna", "tenant_anna"));
    return new HubApi(stack.hub(), token)
        .publish(
            OfferDraft.event("Probe " + number, stack.clock(), Duration.ofDays(30), seats, cents));
  }

  @Override
  public void close() {
    stack.close();
    if (keyStripper != null) {
      keyStripper.close();
    }
  }

  private Component adapted(Component component) {
    return component.name().equals("payments") && keyStripper != null
        ? component.with(Map.of("MOJO_STRIPE_API", keyStripper.url().toString()))
        : component;
  }
}
