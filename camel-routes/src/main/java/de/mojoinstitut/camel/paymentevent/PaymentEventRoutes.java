package de.mojoinstitut.camel.paymentevent;

import de.mojoinstitut.camel.intake.CommitRecord;
import de.mojoinstitut.camel.intake.IntakePolicy;
import de.mojoinstitut.camel.intake.KafkaEndpoints;
import de.mojoinstitut.camel.intake.TakeEvent;
import de.mojoinstitut.core.payment.PaymentEvents;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What payments.mojo tells, in order per booking, into the core's {@code PaymentEvents}. */
@Component
final class PaymentEventRoutes extends RouteBuilder {

  static final String ROUTE = "payment-events";

  private final KafkaEndpoints kafka;
  private final PaymentEventSettings settings;
  private final PaymentEvents events;
  private final CommitRecord commit;

  PaymentEventRoutes(
      KafkaEndpoints kafka,
      PaymentEventSettings settings,
      PaymentEvents events,
      CommitRecord commit) {
    this.kafka = kafka;
    this.settings = settings;
    this.events = events;
    this.commit = commit;
  }

  @Override
  public void configure() {
    from(kafka.records(settings.topic(), settings.consumers()))
        .routeId(ROUTE)
        .routeConfigurationId(IntakePolicy.ID)
        .autoStartup(settings.autoStartup())
        .process(new TakeEvent<>(new PaymentEventParser(), events::on))
        .process(commit);
  }
}
