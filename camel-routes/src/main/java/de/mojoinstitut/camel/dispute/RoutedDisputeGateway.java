package de.mojoinstitut.camel.dispute;

import de.mojoinstitut.camel.port.RouteCall;
import de.mojoinstitut.core.dispute.DisputeGateway;
import de.mojoinstitut.core.tenant.TenantId;
import org.springframework.stereotype.Component;

/** The core's port to payments.mojo for disputes, served by the route {@code dispute-answer}. */
@Component
final class RoutedDisputeGateway implements DisputeGateway {

  private final RouteCall routes;

  RoutedDisputeGateway(RouteCall routes) {
    this.routes = routes;
  }

  @Override
  public void answer(TenantId seller, String disputeId, Answer answer) {
    routes.ask(
        DisputeRoutes.DISPUTE_ANSWER,
        new AnswerDispute(seller, disputeId, answer),
        AnswerDispute.class);
  }
}
