package de.mojoinstitut.core.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.mojoinstitut.chassis.outbox.Outbox;
import de.mojoinstitut.chassis.outbox.OutboxMessage;
import java.time.Duration;
import java.util.Map;

/**
 * Hands messages to the engine through the outbox: they leave with the transaction, however long
 * the engine is away.
 */
public final class ProcessMessages {

  /** The outbox channel that the engine's adapter serves. */
  public static final String CHANNEL = "engine";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Outbox outbox;

  public ProcessMessages(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Publishes in the current transaction. */
  public void publish(ProcessMessage message) {
    outbox.add(
        new OutboxMessage(CHANNEL, message.correlationKey(), message.messageId(), write(message)));
  }

  /** The message of an outbox entry of {@link #CHANNEL}. */
  public static ProcessMessage read(OutboxMessage entry) {
    try {
      Wire wire = JSON.readValue(entry.payload(), Wire.class);
      return new ProcessMessage(
          wire.name(),
          entry.key(),
          entry.messageId(),
          Duration.parse(wire.timeToLive()),
          wire.variables());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "outbox entry " + entry.messageId() + " is no process message", e);
    }
  }

  private static String write(ProcessMessage message) {
    try {
      return JSON.writeValueAsString(
          new Wire(message.name(), message.timeToLive().toString(), message.variables()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("variables of " + message.messageId() + " are no JSON", e);
    }
  }

  private record Wire(String name, String timeToLive, Map<String, Object> variables) {}
}
