package de.mojoinstitut.connectors.stripe;

import com.stripe.StripeClient;
import com.stripe.model.Transfer;
import com.stripe.model.TransferReversal;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferReversalCreateParams;
import com.stripe.param.TransferReversalListParams;
import com.stripe.service.TransferService;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Transfers to connected accounts and back. Stripe remembers a refusal under its key as well: after
 * {@link StripeReply.Refused}, such as {@code balance_insufficient}, another try takes another key.
 *
 * @see <a href="https://docs.stripe.com/connect/separate-charges-and-transfers">Stripe: separate
 *     charges and transfers</a>
 */
public final class StripeTransfers {

  private static final long PAGE = 100;

  private final StripeClient client;

  StripeTransfers(StripeClient client) {
    this.client = client;
  }

  /**
   * Transfers; the same key with the same request gives the same transfer.
   *
   * @return refused with {@code balance_insufficient}, {@code resource_missing} (no such account)
   *     or {@code insufficient_capabilities_for_transfer}
   */
  public StripeReply<ProviderTransfer> create(TransferRequest request, String idempotencyKey) {
    TransferCreateParams params =
        TransferCreateParams.builder()
            .setAmount(request.amount())
            .setCurrency(request.currency())
            .setDestination(request.destination())
            .setTransferGroup(request.transferGroup())
            .setSourceTransaction(request.sourceCharge())
            .putMetadata(Metadata.PAYOUT, request.payoutId())
            .build();
    return StripeCalls.reply(
        () -> read(transfers().create(params, StripeCalls.key(idempotencyKey))));
  }

  /** The transfer as it is now. */
  public StripeReply<ProviderTransfer> retrieve(String transferId) {
    return StripeCalls.reply(() -> read(transfers().retrieve(transferId)));
  }

  /** Looks for our transfer among those of its group and destination. */
  public StripeReply<Optional<ProviderTransfer>> find(
      String transferGroup, String destination, String payoutId) {
    TransferListParams params =
        TransferListParams.builder()
            .setTransferGroup(transferGroup)
            .setDestination(destination)
            .setLimit(PAGE)
            .build();
    return StripeCalls.reply(
        () -> {
          for (Transfer each : transfers().list(params).autoPagingIterable()) {
            if (names(each.getMetadata(), Metadata.PAYOUT, payoutId)) {
              return Optional.of(read(each));
            }
          }
          return Optional.empty();
        });
  }

  /**
   * Takes money back; the same key with the same request gives the same reversal.
   *
   * @return refused with {@code balance_insufficient} where the account has not got it any more
   */
  public StripeReply<ProviderReversal> reverse(ReversalRequest request, String idempotencyKey) {
    TransferReversalCreateParams params =
        TransferReversalCreateParams.builder()
            .setAmount(request.amount())
            .putMetadata(Metadata.REVERSAL, request.reversalId())
            .build();
    return StripeCalls.reply(
        () ->
            read(
                transfers()
                    .reversals()
                    .create(request.transferId(), params, StripeCalls.key(idempotencyKey))));
  }

  /** Looks for our reversal among those of its transfer. */
  public StripeReply<Optional<ProviderReversal>> findReversal(
      String transferId, String reversalId) {
    TransferReversalListParams params = TransferReversalListParams.builder().setLimit(PAGE).build();
    return StripeCalls.reply(
        () -> {
          for (TransferReversal each :
              transfers().reversals().list(transferId, params).autoPagingIterable()) {
            if (names(each.getMetadata(), Metadata.REVERSAL, reversalId)) {
              return Optional.of(read(each));
            }
          }
          return Optional.empty();
        });
  }

  private TransferService transfers() {
    return client.v1().transfers();
  }

  private static boolean names(@Nullable Map<String, String> metadata, String key, String id) {
    return metadata != null && id.equals(metadata.get(key));
  }

  private static ProviderTransfer read(Transfer transfer) {
    return new ProviderTransfer(
        transfer.getId(),
        transfer.getDestination(),
        transfer.getAmount(),
        transfer.getAmountReversed(),
        transfer.getCurrency());
  }

  private static ProviderReversal read(TransferReversal reversal) {
    return new ProviderReversal(reversal.getId(), reversal.getAmount());
  }
}
