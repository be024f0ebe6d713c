package de.mojoinstitut.camel.payout;

import de.mojoinstitut.camel.port.PortCallPolicy;
import de.mojoinstitut.connectors.payments.PayoutClient;
import de.mojoinstitut.core.payout.transfer.PayoutGateway.Order;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Payouts, payees' accounts and the provider's balance in payments.mojo. */
@Component
final class PayoutRoutes extends RouteBuilder {

  /** Without block a caller learns at once that the routes are down, and not after 30 s. */
  static final String PAYOUT_PAY = "direct:payout-pay?block=false";

  static final String PAYOUT_ABANDON = "direct:payout-abandon?block=false";
  static final String PAYOUT_ACCOUNT = "direct:payout-account?block=false";
  static final String PROVIDER_BALANCE = "direct:provider-balance?block=false";

  private final PayoutClient payments;

  PayoutRoutes(PayoutClient payments) {
    this.payments = payments;
  }

  // Whitelist in each route: the body alone goes on. The client adds token, tenant and key by
  // itself.
  @Override
  public void configure() {
    from(PAYOUT_PAY)
        .routeId("payout-pay")
        .routeConfigurationId(PortCallPolicy.ID)
        .removeHeaders("*")
        .transform()
        .body(Order.class, payments::pay);

    from(PAYOUT_ABANDON)
        .routeId("payout-abandon")
        .routeConfigurationId(PortCallPolicy.ID)
        .removeHeaders("*")
        .transform()
        .body(AbandonPayout.class, each -> payments.abandon(each.payee(), each.payoutId()));

    from(PAYOUT_ACCOUNT)
        .routeId("payout-account")
        .routeConfigurationId(PortCallPolicy.ID)
        .removeHeaders("*")
        .transform()
        .body(String.class, payments::account);

    from(PROVIDER_BALANCE)
        .routeId("provider-balance")
        .routeConfigurationId(PortCallPolicy.ID)
        .removeHeaders("*")
        .transform()
        .body(unused -> new HeldMoney(payments.held()));
  }
}
