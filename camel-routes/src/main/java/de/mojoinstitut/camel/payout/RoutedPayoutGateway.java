package de.mojoinstitut.camel.payout;

import de.mojoinstitut.camel.port.RouteCall;
import de.mojoinstitut.core.payout.transfer.PayoutGateway;
import org.springframework.stereotype.Component;

/** The core's port to payments.mojo for payouts, served by the routes {@code payout-…}. */
@Component
final class RoutedPayoutGateway implements PayoutGateway {

  private final RouteCall routes;

  RoutedPayoutGateway(RouteCall routes) {
    this.routes = routes;
  }

  @Override
  public Answer pay(Order order) {
    return routes.ask(PayoutRoutes.PAYOUT_PAY, order, Answer.class);
  }

  @Override
  public Answer abandon(String payee, String payoutId) {
    return routes.ask(
        PayoutRoutes.PAYOUT_ABANDON, new AbandonPayout(payee, payoutId), Answer.class);
  }

  @Override
  public PayeeAccount account(String payee) {
    return routes.ask(PayoutRoutes.PAYOUT_ACCOUNT, payee, PayeeAccount.class);
  }
}
