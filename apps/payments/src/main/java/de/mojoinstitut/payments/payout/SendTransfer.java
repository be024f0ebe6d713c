package de.mojoinstitut.payments.payout;

import de.mojoinstitut.connectors.stripe.ProviderTransfer;
import de.mojoinstitut.connectors.stripe.StripeReply;
import de.mojoinstitut.connectors.stripe.StripeTransfers;
import de.mojoinstitut.connectors.stripe.TransferRequest;
import de.mojoinstitut.payments.payment.StripeUnavailableException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings a payout to Stripe once, however often it is tried. One whose fate is unknown is looked
 * for by our id first and then sent again with the stored key.
 */
@Component
class SendTransfer {

  private static final Logger LOG = LoggerFactory.getLogger(SendTransfer.class);

  private static final String ABANDONED = "ABANDONED";

  private final PayoutLedger ledger;
  private final StripeTransfers stripe;

  SendTransfer(PayoutLedger ledger, StripeTransfers stripe) {
    this.ledger = ledger;
    this.stripe = stripe;
  }

  /** The first try, unless the payout is over by now: what was read earlier does not count. */
  Payout send(Payout seen) {
    Payout payout = ledger.holding(seen.payoutId(), now -> now);
    if (payout.isOver()) {
      return payout;
    }
    return switch (stripe.create(request(payout), payout.idempotencyKey())) {
      case StripeReply.Ok<ProviderTransfer> done -> paid(payout, done.value());
      case StripeReply.RetryLater<ProviderTransfer> later -> payout;
      case StripeReply.Refused<ProviderTransfer> refused -> {
        LOG.warn("payout {}: Stripe refused: {}", payout.payoutId(), refused.code());
        yield search(payout, () -> failed(payout, refused.code()));
      }
      case StripeReply.Unknown<ProviderTransfer> unknown -> {
        LOG.warn("payout {} unknown: {}", payout.payoutId(), unknown.cause());
        if (unknown.keySpent()) {
          yield search(payout, () -> nextTry(payout));
        }
        yield "connection".equals(unknown.cause()) ? payout : search(payout, () -> payout);
      }
    };
  }

  /** A further try. */
  Payout refresh(Payout payout) {
    return payout.isOver() ? payout : search(payout, () -> send(payout));
  }

  /**
   * Gives up a payout that is not at Stripe; what is there counts. Whoever is about to send it, in
   * whatever instance, waits until this is decided. One thing is left: a call that is on its way to
   * Stripe already, by another instance, may arrive after this look. Such a call lasts seconds, and
   * payouts are given up an hour later; its answer would be recorded and told as {@code
   * payout.paid}.
   *
   * @throws StripeUnavailableException where Stripe does not say; then nothing has changed
   */
  Payout abandon(String payoutId) {
    return ledger.holding(
        payoutId,
        payout -> payout.isOver() ? payout : paid(payout).orElseGet(() -> abandoned(payout)));
  }

  private Optional<Payout> paid(Payout payout) {
    return switch (stripe.find(payout.payoutId(), destination(payout), payout.payoutId())) {
      case StripeReply.Ok<Optional<ProviderTransfer>> found ->
          found.value().map(transfer -> paid(payout, transfer));
      case StripeReply.Refused<Optional<ProviderTransfer>> refused ->
          throw new StripeUnavailableException();
      case StripeReply.RetryLater<Optional<ProviderTransfer>> later ->
          throw new StripeUnavailableException();
      case StripeReply.Unknown<Optional<ProviderTransfer>> unknown ->
          throw new StripeUnavailableException();
    };
  }

  private Payout abandoned(Payout payout) {
    LOG.warn("payout {} is abandoned", payout.payoutId());
    return failed(payout, ABANDONED);
  }

  private Payout search(Payout payout, Supplier<Payout> absent) {
    return switch (stripe.find(payout.payoutId(), destination(payout), payout.payoutId())) {
      case StripeReply.Ok<Optional<ProviderTransfer>> found ->
          found.value().map(transfer -> paid(payout, transfer)).orElseGet(absent);
      case StripeReply.Refused<Optional<ProviderTransfer>> refused -> payout;
      case StripeReply.RetryLater<Optional<ProviderTransfer>> later -> payout;
      case StripeReply.Unknown<Optional<ProviderTransfer>> unknown -> payout;
    };
  }

  private Payout paid(Payout payout, ProviderTransfer transfer) {
    return ledger.change(payout.payoutId(), known -> known.paid(transfer));
  }

  private Payout failed(Payout payout, String code) {
    return ledger.change(payout.payoutId(), known -> known.failed(code));
  }

  /** The fresh key is stored now and used at the next look. */
  private Payout nextTry(Payout payout) {
    return ledger.change(
        payout.payoutId(),
        known -> known.stripeTry() == payout.stripeTry() ? known.nextTry() : known);
  }

  private static TransferRequest request(Payout payout) {
    return new TransferRequest(
        payout.payoutId(),
        payout.payoutId(),
        destination(payout),
        payout.amount(),
        payout.currency(),
        null);
  }

  private static String destination(Payout payout) {
    return Objects.requireNonNull(payout.destination());
  }
}
