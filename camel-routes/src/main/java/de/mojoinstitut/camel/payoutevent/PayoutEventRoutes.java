package de.mojoinstitut.camel.payoutevent;

import de.mojoinstitut.camel.intake.CommitRecord;
import de.mojoinstitut.camel.intake.IntakePolicy;
import de.mojoinstitut.camel.intake.KafkaEndpoints;
import de.mojoinstitut.camel.intake.TakeEvent;
import de.mojoinstitut.core.payout.transfer.PayoutEvents;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * What payments.mojo tells of payouts, in order per payout, into the core's {@code PayoutEvents}.
 */
@Component
final class PayoutEventRoutes extends RouteBuilder {

  static final String ROUTE = "payout-events";

  private final KafkaEndpoints kafka;
  private final PayoutEventSettings settings;
  private final PayoutEvents events;
  private final CommitRecord commit;

  PayoutEventRoutes(
      KafkaEndpoints kafka,
      PayoutEventSettings settings,
      PayoutEvents events,
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
        .process(new TakeEvent<>(new PayoutEventParser(), events::on))
        .process(commit);
  }
}
