package de.mojoinstitut.connectors.stripe;

import com.stripe.StripeClient;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.service.RefundService;
import de.mojoinstitut.connectors.stripe.ProviderRefund.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Refunds of captured payments.
 *
 * @see <a href="https://docs.stripe.com/api/refunds">Stripe: refunds</a>
 */
public final class StripeRefunds {

  private static final long PAGE = 100;

  private final StripeClient client;

  StripeRefunds(StripeClient client) {
    this.client = client;
  }

  /** Refunds; the same key with the same request gives the same refund. */
  public StripeReply<ProviderRefund> create(RefundRequest request, String idempotencyKey) {
    RefundCreateParams params =
        RefundCreateParams.builder()
            .setPaymentIntent(request.paymentIntentId())
            .setAmount(request.amount())
            .putMetadata(Metadata.REFUND, request.refundId())
            .putMetadata(Metadata.PAYMENT, request.paymentId())
            .build();
    return StripeCalls.reply(() -> read(refunds().create(params, StripeCalls.key(idempotencyKey))));
  }

  /** The refund as it is now. */
  public StripeReply<ProviderRefund> retrieve(String providerRefundId) {
    return StripeCalls.reply(() -> read(refunds().retrieve(providerRefundId)));
  }

  /** All refunds of a payment, newest first. */
  public StripeReply<List<ProviderRefund>> list(String paymentIntentId) {
    return StripeCalls.reply(
        () -> {
          List<ProviderRefund> found = new ArrayList<>();
          for (Refund each : refunds().list(of(paymentIntentId)).autoPagingIterable()) {
            found.add(read(each));
          }
          return found;
        });
  }

  /** Looks for our refund among those of its payment. */
  public StripeReply<Optional<ProviderRefund>> find(String paymentIntentId, String refundId) {
    return StripeCalls.reply(
        () -> {
          for (Refund each : refunds().list(of(paymentIntentId)).autoPagingIterable()) {
            if (each.getMetadata() != null
                && refundId.equals(each.getMetadata().get(Metadata.REFUND))) {
              return Optional.of(read(each));
            }
          }
          return Optional.empty();
        });
  }

  private RefundService refunds() {
    return client.v1().refunds();
  }

  private static RefundListParams of(String paymentIntentId) {
    return RefundListParams.builder().setPaymentIntent(paymentIntentId).setLimit(PAGE).build();
  }

  private static ProviderRefund read(Refund refund) {
    State state =
        switch (refund.getStatus()) {
          case "succeeded" -> State.SUCCEEDED;
          case "failed", "canceled" -> State.FAILED;
          default -> State.PENDING;
        };
    return new ProviderRefund(refund.getId(), refund.getAmount(), state);
  }
}
