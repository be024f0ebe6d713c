package de.mojoinstitut.camel.payment;

import de.mojoinstitut.camel.port.RouteCall;
import de.mojoinstitut.core.payment.PaymentGateway;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.tenant.TenantId;
import org.springframework.stereotype.Component;

/** The core's port to payments.mojo, served by the routes {@code payment-…}. */
@Component
final class RoutedPaymentGateway implements PaymentGateway {

  private final RouteCall routes;

  RoutedPaymentGateway(RouteCall routes) {
    this.routes = routes;
  }

  @Override
  public Requested request(Request request) {
    return routes.ask(PaymentRoutes.PAYMENT_REQUEST, request, Requested.class);
  }

  @Override
  public Cancellation cancel(TenantId tenant, PaymentId payment) {
    return routes.ask(
        PaymentRoutes.PAYMENT_CANCEL, new CancelPayment(tenant, payment), Cancellation.class);
  }

  @Override
  public RefundStatus refund(Refund refund) {
    return routes.ask(PaymentRoutes.PAYMENT_REFUND, refund, RefundStatus.class);
  }

  @Override
  public RefundStatus abandonRefund(TenantId tenant, PaymentId payment, String refundId) {
    return routes.ask(
        PaymentRoutes.REFUND_ABANDON,
        new AbandonRefund(tenant, payment, refundId),
        RefundStatus.class);
  }
}
