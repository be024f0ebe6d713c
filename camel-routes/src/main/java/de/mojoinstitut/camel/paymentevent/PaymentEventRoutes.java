package de.mojoinstitut.camel.paymentevent;

import de.mojoinstitut.camel.intake.CommitRecord;
import de.mojoinstitut.camel.intake.IntakePolicy;
import de.mojoinstitut.camel.intake.KafkaEndpoints;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What payments.mojo tells, in order per booking, into the core's {@code PaymentEvents}. */
@Component
final class PaymentEventRoutes extends RouteBuilder {

  static final String ROUTE = "payment-events";

  private final KafkaEndpoints kafka;
  private final PaymentEventSettings settings;
  private final PaymentEventIntake intake;
  private final CommitRecord commit;

  PaymentEventRoutes(
      KafkaEndpoints kafka,
      PaymentEventSettings settings,
      PaymentEventIntake intake,
      CommitRecord commit) {
    this.kafka = kafka;
    this.settings = settings;
    this.intake = intake;
    this.commit = commit;
  }

  @Override
  public void configure() {
    from(kafka.records(settings.topic(), settings.consumers()))
        .routeId(ROUTE)
        .routeConfigurationId(IntakePolicy.ID)
        .autoStartup(settings.autoStartup())
        .process(intake)
        .process(commit);
  }
}
