package de.mojoinstitut.payments.refund;

import de.mojoinstitut.connectors.stripe.ProviderRefund;
import de.mojoinstitut.connectors.stripe.RefundRequest;
import de.mojoinstitut.connectors.stripe.StripeRefunds;
import de.mojoinstitut.connectors.stripe.StripeReply;
import de.mojoinstitut.payments.payment.PaymentMoney;
import de.mojoinstitut.payments.payment.StripeUnavailableException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a refund to Stripe once, however often it is tried. A refund whose fate is unknown is
 * looked for among the payment's refunds first and then sent again with the stored key.
 */
@Component
class SendRefund {

  private static final Logger LOG = LoggerFactory.getLogger(SendRefund.class);

  private final TransactionTemplate transaction;
  private final PaymentMoney money;
  private final RefundLedger ledger;
  private final StripeRefunds stripe;

  SendRefund(
      TransactionTemplate transaction,
      PaymentMoney money,
      RefundLedger ledger,
      StripeRefunds stripe) {
    this.transaction = transaction;
    this.money = money;
    this.ledger = ledger;
    this.stripe = stripe;
  }

  /** The first try, unless the refund is over by now: what was read earlier does not count. */
  Refund send(Refund seen) {
    Refund refund = ledger.holding(seen, now -> now);
    if (refund.isOver()) {
      return refund;
    }
    RefundRequest request = request(refund);
    return switch (stripe.create(request, refund.idempotencyKey())) {
      case StripeReply.Ok<ProviderRefund> known -> observe(refund, known.value());
      case StripeReply.RetryLater<ProviderRefund> later -> refund;
      case StripeReply.Refused<ProviderRefund> refused -> {
        LOG.warn("refund {}: Stripe refused: {}", refund.refundId(), refused.code());
        yield search(refund, request, () -> ledger.change(refund, Refund::failed));
      }
      case StripeReply.Unknown<ProviderRefund> unknown -> {
        LOG.warn("refund {} unknown: {}", refund.refundId(), unknown.cause());
        if (unknown.keySpent()) {
          yield search(refund, request, () -> nextTry(refund));
        }
        yield "connection".equals(unknown.cause()) ? refund : search(refund, request, () -> refund);
      }
    };
  }

  /** A further try, or a look at one that is under way. */
  Refund refresh(Refund refund) {
    String stripeId = refund.stripeRefundId();
    if (stripeId == null) {
      return refund.isOver() ? refund : search(refund, request(refund), () -> send(refund));
    }
    return switch (stripe.retrieve(stripeId)) {
      case StripeReply.Ok<ProviderRefund> known -> observe(refund, known.value());
      case StripeReply.Refused<ProviderRefund> refused -> refund;
      case StripeReply.RetryLater<ProviderRefund> later -> refund;
      case StripeReply.Unknown<ProviderRefund> unknown -> refund;
    };
  }

  /**
   * Gives up a refund that is not at Stripe; what is there counts. Whoever is about to send it, in
   * whatever instance, waits until this is decided. One thing is left: a call that is on its way to
   * Stripe already, by another instance, may arrive after this look. Such a call lasts seconds, and
   * refunds are given up a day later; its answer would be recorded and told as {@code
   * payment.refunded}.
   *
   * @throws StripeUnavailableException where Stripe does not say; then nothing has changed
   */
  Refund abandon(Refund seen) {
    return ledger.holding(
        seen,
        refund ->
            refund.isOver()
                ? refund
                : there(refund)
                    .map(known -> observe(refund, known))
                    .orElseGet(() -> abandoned(refund)));
  }

  private Optional<ProviderRefund> there(Refund refund) {
    String stripeId = refund.stripeRefundId();
    return stripeId == null
        ? said(stripe.find(request(refund).paymentIntentId(), refund.refundId()))
        : Optional.of(said(stripe.retrieve(stripeId)));
  }

  /**
   * @throws StripeUnavailableException where Stripe does not say
   */
  static <T> T said(StripeReply<T> reply) {
    return switch (reply) {
      case StripeReply.Ok<T> ok -> ok.value();
      case StripeReply.Refused<T> refused -> throw new StripeUnavailableException();
      case StripeReply.RetryLater<T> later -> throw new StripeUnavailableException();
      case StripeReply.Unknown<T> unknown -> throw new StripeUnavailableException();
    };
  }

  private Refund abandoned(Refund refund) {
    LOG.warn("refund {} is abandoned", refund.refundId());
    return ledger.change(refund, Refund::failed);
  }

  private Refund search(Refund refund, RefundRequest request, Supplier<Refund> absent) {
    return switch (stripe.find(request.paymentIntentId(), refund.refundId())) {
      case StripeReply.Ok<Optional<ProviderRefund>> found ->
          found.value().map(known -> observe(refund, known)).orElseGet(absent);
      case StripeReply.Refused<Optional<ProviderRefund>> refused -> refund;
      case StripeReply.RetryLater<Optional<ProviderRefund>> later -> refund;
      case StripeReply.Unknown<Optional<ProviderRefund>> unknown -> refund;
    };
  }

  /** The fresh key is stored now and used at the next look. */
  private Refund nextTry(Refund refund) {
    return ledger.change(
        refund, known -> known.stripeTry() == refund.stripeTry() ? known.nextTry() : known);
  }

  private Refund observe(Refund refund, ProviderRefund known) {
    return ledger.change(refund, current -> current.observe(known));
  }

  private RefundRequest request(Refund refund) {
    PaymentMoney.Received received =
        Objects.requireNonNull(
            transaction.execute(status -> money.lock(refund.paymentId()).orElseThrow()));
    return new RefundRequest(
        refund.refundId(), refund.paymentId(), received.paymentIntentId(), refund.amount());
  }
}
