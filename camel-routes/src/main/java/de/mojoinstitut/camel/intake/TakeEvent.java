package de.mojoinstitut.camel.intake;

import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a record's event to the core and says which of its refusals are final.
 *
 * @param <E> the core's event
 */
public final class TakeEvent<E> implements Processor {

  private static final Logger LOG = LoggerFactory.getLogger(TakeEvent.class);

  private final EventParser<?, E> parser;
  private final Consumer<E> core;

  public TakeEvent(EventParser<?, E> parser, Consumer<E> core) {
    this.parser = parser;
    this.core = core;
  }

  @Override
  public void process(Exchange exchange) {
    switch (parser.parse(exchange.getMessage().getBody(byte[].class))) {
      case ParsedEvent.Known<E> known -> handOn(known);
      case ParsedEvent.Foreign<E> foreign ->
          LOG.info("{} has a type that this version does not know: skipped", foreign.eventId());
    }
  }

  private void handOn(ParsedEvent.Known<E> known) {
    try {
      core.accept(known.event());
    } catch (NoSuchElementException e) {
      throw refused(known.eventId(), DeadLetterReason.UNKNOWN_ENTITY, e);
    } catch (IllegalArgumentException e) {
      throw refused(known.eventId(), DeadLetterReason.REJECTED, e);
    }
  }

  private static PoisonRecordException refused(
      String eventId, DeadLetterReason reason, RuntimeException why) {
    LOG.error("{} is refused for good: {}", eventId, why.getClass().getSimpleName());
    return new PoisonRecordException(reason);
  }
}
