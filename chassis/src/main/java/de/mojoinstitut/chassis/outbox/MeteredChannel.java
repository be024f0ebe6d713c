package de.mojoinstitut.chassis.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletionStage;

/**
 * Counts what this instance sends: {@code mojo.outbox.messages}, tagged with the {@code channel}
 * and the {@code outcome}: {@code sent}, or {@code failed} for a try after which another follows.
 */
public final class MeteredChannel implements OutboxChannel {

  private static final String METER = "mojo.outbox.messages";

  private final OutboxChannel channel;
  private final Counter sent;
  private final Counter failed;

  public MeteredChannel(OutboxChannel channel, MeterRegistry registry) {
    this.channel = channel;
    this.sent = registry.counter(METER, "channel", channel.name(), "outcome", "sent");
    this.failed = registry.counter(METER, "channel", channel.name(), "outcome", "failed");
  }

  @Override
  public String name() {
    return channel.name();
  }

  @Override
  public CompletionStage<?> send(OutboxMessage message) {
    try {
      return channel
          .send(message)
          .whenComplete((answer, failure) -> (failure == null ? sent : failed).increment());
    } catch (RuntimeException e) {
      failed.increment();
      throw e;
    }
  }
}
