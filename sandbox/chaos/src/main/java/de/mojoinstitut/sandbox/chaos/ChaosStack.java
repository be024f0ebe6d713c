package de.mojoinstitut.sandbox.chaos;

import de.mojoinstitut.sandbox.stack.client.HubApi;
import de.mojoinstitut.sandbox.stack.client.OfferDraft;
import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.parts.Postgres;
import de.mojoinstitut.sandbox.stack.runtime.Component;
import de.mojoinstitut.sandbox.stack.runtime.Layout;
import de.mojoinstitut.sandbox.stack.runtime.Port;
import de.mojoinstitut.sandbox.stack.runtime.Ports;
import de.mojoinstitut.sandbox.stack.trial.TrialStack;
import java.io.IOException;
import java.net.URI;
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

  private ChaosStack(TrialStack stack, List<URI> hubs, @Nullable KeyStripper keyStripper) {
    this.stack = stack;
    this.hubs = hubs;
    this.keyStripper = keyStripper;
  }

  /** Starts a fresh stack; what an earlier run left behind is stopped and deleted. */
  static ChaosStack start(Layout layout, Ports ports, int hubs, Optional<Guard> without)
      throws IOException {
    List<URI> doors = Stream.of(Port.HUB, Port.HUB2).limit(hubs).map(ports::url).toList();
    // Without Operate nobody else needs this port.
    KeyStripper keyStripper =
        without.filter(Guard.STRIPE_KEY::equals).isPresent()
            ? new KeyStripper(ports.of(Port.WEBAPPS), ports.url(Port.STRIPE))
            : null;
    try {
      TrialStack stack =
          TrialStack.begin(
              layout,
              ports,
              hubs == 1 ? Set.of() : Set.of(SECOND_HUB),
              component -> adapted(component, keyStripper));
      without.ifPresent(guard -> switchOff(guard, stack.postgres()));
      return new ChaosStack(stack, doors, keyStripper);
    } catch (RuntimeException | Error e) {
      if (keyStripper != null) {
        keyStripper.close();
      }
      throw e;
    }
  }

  private static void switchOff(Guard guard, Postgres postgres) {
    for (String statement : guard.statements()) {
      postgres.execute("mojo", "postgres", statement);
    }
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

  private static Component adapted(Component component, @Nullable KeyStripper keyStripper) {
    return component.name().equals("payments") && keyStripper != null
        ? component.with(Map.of("MOJO_STRIPE_API", keyStripper.url().toString()))
        : component;
  }
}
