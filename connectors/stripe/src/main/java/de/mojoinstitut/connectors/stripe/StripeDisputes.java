package de.mojoinstitut.connectors.stripe;

import com.stripe.StripeClient;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import com.stripe.param.DisputeCloseParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.service.DisputeService;
import de.mojoinstitut.connectors.stripe.ProviderDispute.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Disputes of captured payments.
 *
 * @see <a href="https://docs.stripe.com/disputes/how-disputes-work">Stripe: disputes</a>
 */
public final class StripeDisputes {

  private static final long PAGE = 100;

  private final StripeClient client;

  StripeDisputes(StripeClient client) {
    this.client = client;
  }

  /** The dispute as it is now. */
  public StripeReply<ProviderDispute> retrieve(String disputeId) {
    return StripeCalls.reply(() -> read(disputes().retrieve(disputeId)));
  }

  /** All disputes of a payment, newest first. */
  public StripeReply<List<ProviderDispute>> list(String paymentIntentId) {
    return list(
        DisputeListParams.builder().setPaymentIntent(paymentIntentId).setLimit(PAGE).build());
  }

  /**
   * All disputes that began since then, newest first.
   *
   * @param since Stripe's time
   */
  public StripeReply<List<ProviderDispute>> since(Instant since) {
    return list(
        DisputeListParams.builder()
            .setCreated(DisputeListParams.Created.builder().setGte(since.getEpochSecond()).build())
            .setLimit(PAGE)
            .build());
  }

  private StripeReply<List<ProviderDispute>> list(DisputeListParams params) {
    return StripeCalls.reply(
        () -> {
          List<ProviderDispute> found = new ArrayList<>();
          for (Dispute each : disputes().list(params).autoPagingIterable()) {
            found.add(read(each));
          }
          return found;
        });
  }

  /**
   * Answers the bank; nothing can be added later.
   *
   * @param text what a person has written for the bank; it is kept nowhere else
   */
  public StripeReply<ProviderDispute> answer(String disputeId, String text, String idempotencyKey) {
    Require.text(text, "text");
    DisputeUpdateParams params =
        DisputeUpdateParams.builder()
            .setEvidence(DisputeUpdateParams.Evidence.builder().setUncategorizedText(text).build())
            .setSubmit(true)
            .build();
    return StripeCalls.reply(
        () -> read(disputes().update(disputeId, params, StripeCalls.key(idempotencyKey))));
  }

  /** Gives in: the dispute is lost. */
  public StripeReply<ProviderDispute> accept(String disputeId, String idempotencyKey) {
    DisputeCloseParams params = DisputeCloseParams.builder().build();
    return StripeCalls.reply(
        () -> read(disputes().close(disputeId, params, StripeCalls.key(idempotencyKey))));
  }

  private DisputeService disputes() {
    return client.v1().disputes();
  }

  private static ProviderDispute read(Dispute dispute) {
    List<BalanceTransaction> movements = dispute.getBalanceTransactions();
    return new ProviderDispute(
        dispute.getId(),
        dispute.getCharge(),
        dispute.getPaymentIntent(),
        dispute.getAmount(),
        movements.stream().mapToLong(BalanceTransaction::getFee).sum(),
        -movements.stream().mapToLong(BalanceTransaction::getNet).sum(),
        dispute.getCurrency(),
        dispute.getReason(),
        dueBy(dispute),
        state(dispute.getStatus()));
  }

  private static @Nullable Instant dueBy(Dispute dispute) {
    Dispute.EvidenceDetails details = dispute.getEvidenceDetails();
    return details == null || details.getDueBy() == null
        ? null
        : Instant.ofEpochSecond(details.getDueBy());
  }

  private static State state(String status) {
    return switch (status) {
      case "needs_response" -> State.NEEDS_RESPONSE;
      case "under_review" -> State.UNDER_REVIEW;
      case "won" -> State.WON;
      case "lost" -> State.LOST;
      case "warning_closed", "prevented" -> State.CLOSED;
      default -> State.INQUIRY;
    };
  }
}
