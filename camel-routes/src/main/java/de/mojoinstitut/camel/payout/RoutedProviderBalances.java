package de.mojoinstitut.camel.payout;

import de.mojoinstitut.camel.port.RouteCall;
import de.mojoinstitut.core.ledger.ProviderBalances;
import de.mojoinstitut.core.money.Money;
import java.util.List;
import org.springframework.stereotype.Component;

/** The core's port to the provider's account, served by the route {@code provider-balance}. */
@Component
final class RoutedProviderBalances implements ProviderBalances {

  private final RouteCall routes;

  RoutedProviderBalances(RouteCall routes) {
    this.routes = routes;
  }

  @Override
  public List<Money> held() {
    return routes.ask(PayoutRoutes.PROVIDER_BALANCE, "", HeldMoney.class).amounts();
  }
}
