package de.mojoinstitut.camel.dispute;

import de.mojoinstitut.camel.port.PortCallPolicy;
import de.mojoinstitut.connectors.payments.DisputeClient;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Answers to disputes, through payments.mojo. */
@Component
final class DisputeRoutes extends RouteBuilder {

  /** Without block a caller learns at once that the routes are down, and not after 30 s. */
  static final String DISPUTE_ANSWER = "direct:dispute-answer?block=false";

  private final DisputeClient payments;

  DisputeRoutes(DisputeClient payments) {
    this.payments = payments;
  }

  // Whitelist: the body alone goes on. The client adds token, tenant and key by itself.
  @Override
  public void configure() {
    from(DISPUTE_ANSWER)
        .routeId("dispute-answer")
        .routeConfigurationId(PortCallPolicy.ID)
        .removeHeaders("*")
        .transform()
        .body(AnswerDispute.class, this::answer);
  }

  private AnswerDispute answer(AnswerDispute question) {
    payments.answer(question.seller(), question.disputeId(), question.answer());
    return question;
  }
}
