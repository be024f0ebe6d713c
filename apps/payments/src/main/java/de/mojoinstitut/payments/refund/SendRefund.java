package de.mojoinstitut.payments.refund;

import de.mojoinstitut.connectors.stripe.ProviderRefund;
import de.mojoinstitut.connectors.stripe.RefundRequest;
import de.mojoinstitut.connectors.stripe.StripeRefunds;
import de.mojoinstitut.connectors.stripe.StripeReply;
import de.mojoinstitut.payments.payment.PaymentMoney;
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

  /** The first try. */
  Refund send(Refund refund) {
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
