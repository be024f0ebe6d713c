package de.mojoinstitut.camel.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one topic.
 *
 * @param <T> the types of event that the core knows
 * @param <E> the core's event
 */
public abstract class EventParser<T extends Enum<T>, E> {

  private final CloudEventReader reader = new CloudEventReader();
  private final Map<String, T> types;

  /**
   * @param types by their name on the wire
   */
  protected EventParser(Map<String, T> types) {
    this.types = Map.copyOf(types);
  }

  /**
   * @throws PoisonRecordException where the record breaks the contract
   */
  public final ParsedEvent<E> parse(byte @Nullable [] value) {
    CloudEventReader.Envelope envelope = reader.read(value);
    T type = types.get(envelope.type());
    return type == null
        ? new ParsedEvent.Foreign<>(envelope.id())
        : new ParsedEvent.Known<>(envelope.id(), event(envelope.id(), type, envelope.data()));
  }

  /** The event of that type. */
  protected abstract E event(String id, T type, EventData data);
}
