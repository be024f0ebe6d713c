package de.mojoinstitut.connectors.stripe;

import com.stripe.StripeClient;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.service.RefundService;
import de.mojoinstitut.connectors.stripe.ProviderRefund.State;
import java.time.Instant;
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
    return list(of(paymentIntentId));
  }

  /**
   * All refunds of the platform since then, newest first.
   *
   * @param since Stripe's time
   */
  public StripeReply<List<ProviderRefund>> since(Instant since) {
    return list(
        RefundListParams.builder()
            .setCreated(RefundListParams.Created.builder().setGte(since.getEpochSecond()).build())
            .setLimit(PAGE)
            .build());
  }

  private StripeReply<List<ProviderRefund>> list(RefundListParams params) {
    return StripeCalls.reply(
        () -> {
          List<ProviderRefund> found = new ArrayList<>();
          for (Refund each : refunds().list(params).autoPagingIterable()) {
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
            ProviderRefund refund = read(each);
            if (refundId.equals(refund.refundId())) {
              return Optional.of(refund);
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
    String ours = refund.getMetadata() == null ? null : refund.getMetadata().get(Metadata.REFUND);
    return new ProviderRefund(
        refund.getId(), refund.getAmount(), state, ours, refund.getPaymentIntent());
  }
}
