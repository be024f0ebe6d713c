package de.mojoinstitut.camel.payment;

import de.mojoinstitut.camel.port.PortCallPolicy;
import de.mojoinstitut.connectors.payments.PaymentsClient;
import de.mojoinstitut.core.payment.PaymentGateway.Refund;
import de.mojoinstitut.core.payment.PaymentGateway.Request;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Request, cancellation and refunds of a booking's payment in payments.mojo. */
@Component
final class PaymentRoutes extends RouteBuilder {

  /** Without block a caller learns at once that the routes are down, and not after 30 s. */
  static final String PAYMENT_REQUEST = "direct:payment-request?block=false";

  static final String PAYMENT_CANCEL = "direct:payment-cancel?block=false";
  static final String PAYMENT_REFUND = "direct:payment-refund?block=false";
  static final String REFUND_ABANDON = "direct:payment-refund-abandon?block=false";

  private final PaymentsClient payments;

  PaymentRoutes(PaymentsClient payments) {
    this.payments = payments;
  }

  // Whitelist in each route: the body alone goes on. The client adds token, tenant and key by
  // itself.
  @Override
  public void configure() {
    from(PAYMENT_REQUEST)
        .routeId("payment-request")
        .routeConfigurationId(PortCallPolicy.ID)
        .removeHeaders("*")
        .transform()
        .body(Request.class, payments::request);

    from(PAYMENT_CANCEL)
        .routeId("payment-cancel")
        .routeConfigurationId(PortCallPolicy.ID)
        .removeHeaders("*")
        .transform()
        .body(CancelPayment.class, each -> payments.cancel(each.tenant(), each.payment()));

    from(PAYMENT_REFUND)
        .routeId("payment-refund")
        .routeConfigurationId(PortCallPolicy.ID)
        .removeHeaders("*")
        .transform()
        .body(Refund.class, payments::refund);

    from(REFUND_ABANDON)
        .routeId("payment-refund-abandon")
        .routeConfigurationId(PortCallPolicy.ID)
        .removeHeaders("*")
        .transform()
        .body(
            AbandonRefund.class,
            each -> payments.abandonRefund(each.tenant(), each.payment(), each.refundId()));
  }
}
