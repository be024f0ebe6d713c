package de.mojoinstitut.camel.paymentevent;

import de.mojoinstitut.camel.intake.DeadLetterReason;
import de.mojoinstitut.camel.intake.PoisonRecordException;
import de.mojoinstitut.core.payment.PaymentEvent;
import de.mojoinstitut.core.payment.PaymentEvents;
import java.util.NoSuchElementException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands a record's event to the core and says which of its refusals are final. */
@Component
final class PaymentEventIntake implements Processor {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentEventIntake.class);

  private final PaymentEventParser parser = new PaymentEventParser();
  private final PaymentEvents events;

  PaymentEventIntake(PaymentEvents events) {
    this.events = events;
  }

  @Override
  public void process(Exchange exchange) {
    switch (parser.parse(exchange.getMessage().getBody(byte[].class))) {
      case ParsedEvent.Known known -> handOn(known.event());
      case ParsedEvent.Foreign foreign ->
          LOG.info("{} has a type that this version does not know: skipped", foreign.eventId());
    }
  }

  private void handOn(PaymentEvent event) {
    try {
      events.on(event);
    } catch (NoSuchElementException e) {
      throw refused(event, DeadLetterReason.UNKNOWN_ENTITY, e);
    } catch (IllegalArgumentException e) {
      throw refused(event, DeadLetterReason.REJECTED, e);
    }
  }

  private static PoisonRecordException refused(
      PaymentEvent event, DeadLetterReason reason, RuntimeException why) {
    LOG.error(
        "{} of {} is refused for good: {}",
        event.eventId(),
        event.bookingId(),
        why.getClass().getSimpleName());
    return new PoisonRecordException(reason);
  }
}
