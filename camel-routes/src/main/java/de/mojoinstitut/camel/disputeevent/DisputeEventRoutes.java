package de.mojoinstitut.camel.disputeevent;

import de.mojoinstitut.camel.intake.CommitRecord;
import de.mojoinstitut.camel.intake.IntakePolicy;
import de.mojoinstitut.camel.intake.KafkaEndpoints;
import de.mojoinstitut.camel.intake.TakeEvent;
import de.mojoinstitut.core.dispute.DisputeEvents;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * What payments.mojo tells of disputes, in order per dispute, into the core's {@code
 * DisputeEvents}.
 */
@Component
final class DisputeEventRoutes extends RouteBuilder {

  static final String ROUTE = "dispute-events";

  private final KafkaEndpoints kafka;
  private final DisputeEventSettings settings;
  private final DisputeEvents events;
  private final CommitRecord commit;

  DisputeEventRoutes(
      KafkaEndpoints kafka,
      DisputeEventSettings settings,
      DisputeEvents events,
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
        .process(new TakeEvent<>(new DisputeEventParser(), events::on))
        .process(commit);
  }
}
