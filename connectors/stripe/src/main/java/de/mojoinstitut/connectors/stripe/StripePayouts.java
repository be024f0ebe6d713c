package de.mojoinstitut.connectors.stripe;

import com.stripe.StripeClient;
import com.stripe.model.Payout;
import com.stripe.param.PayoutCreateParams;
import com.stripe.param.PayoutListParams;
import com.stripe.service.PayoutService;
import de.mojoinstitut.connectors.stripe.ProviderPayout.State;
import java.time.Instant;
import java.util.Optional;

/**
 * Payouts of connected accounts to their banks. As with transfers, a refusal stays under its key.
 *
 * @see <a href="https://docs.stripe.com/connect/payouts-connected-accounts">Stripe: payouts to
 *     connected accounts</a>
 */
public final class StripePayouts {

  private static final long PAGE = 100;

  private final StripeClient client;

  StripePayouts(StripeClient client) {
    this.client = client;
  }

  /**
   * Pays out; the same key with the same request gives the same payout.
   *
   * @return refused with {@code balance_insufficient} or {@code payouts_not_allowed}
   */
  public StripeReply<ProviderPayout> create(PayoutRequest request, String idempotencyKey) {
    PayoutCreateParams params =
        PayoutCreateParams.builder()
            .setAmount(request.amount())
            .setCurrency(request.currency())
            .putMetadata(Metadata.PAYOUT, request.payoutId())
            .build();
    return StripeCalls.reply(
        () ->
            read(payouts().create(params, StripeCalls.keyAs(request.accountId(), idempotencyKey))));
  }

  /** The payout as it is now. */
  public StripeReply<ProviderPayout> retrieve(String accountId, String providerPayoutId) {
    return StripeCalls.reply(
        () -> read(payouts().retrieve(providerPayoutId, StripeCalls.as(accountId))));
  }

  /**
   * Looks for our payout among those of the account.
   *
   * @param since Stripe's time; a minute too early does no harm
   */
  public StripeReply<Optional<ProviderPayout>> find(
      String accountId, String payoutId, Instant since) {
    PayoutListParams params =
        PayoutListParams.builder()
            .setCreated(PayoutListParams.Created.builder().setGte(since.getEpochSecond()).build())
            .setLimit(PAGE)
            .build();
    return StripeCalls.reply(
        () -> {
          for (Payout each :
              payouts().list(params, StripeCalls.as(accountId)).autoPagingIterable()) {
            if (each.getMetadata() != null
                && payoutId.equals(each.getMetadata().get(Metadata.PAYOUT))) {
              return Optional.of(read(each));
            }
          }
          return Optional.empty();
        });
  }

  private PayoutService payouts() {
    return client.v1().payouts();
  }

  private static ProviderPayout read(Payout payout) {
    State state =
        switch (payout.getStatus()) {
          case "paid" -> State.PAID;
          case "failed" -> State.FAILED;
          case "canceled" -> State.CANCELLED;
          default -> State.ON_THE_WAY;
        };
    return new ProviderPayout(
        payout.getId(),
        payout.getAmount(),
        state,
        payout.getFailureCode(),
        Instant.ofEpochSecond(payout.getArrivalDate()));
  }
}
