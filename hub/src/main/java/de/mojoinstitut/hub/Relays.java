package de.mojoinstitut.hub;

import de.mojoinstitut.chassis.outbox.OutboxRelay;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** One relay per outbox channel, started and stopped with the application. */
record Relays(List<OutboxRelay> relays) implements SmartLifecycle {

  @Override
  public void start() {
    relays.forEach(OutboxRelay::start);
  }

  @Override
  public void stop() {
    relays.forEach(OutboxRelay::stop);
  }

  @Override
  public boolean isRunning() {
    return relays.stream().anyMatch(OutboxRelay::isRunning);
  }
}
