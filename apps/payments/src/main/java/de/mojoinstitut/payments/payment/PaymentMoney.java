package de.mojoinstitut.payments.payment;

import de.mojoinstitut.payments.payment.PaymentEvents.Type;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A payment's money, for refunds and disputes. Every method needs a transaction. */
@Component
public class PaymentMoney {

  private final Payments payments;
  private final PaymentEvents events;
  private final MoneyFlow flow;

  PaymentMoney(Payments payments, PaymentEvents events, MoneyFlow flow) {
    this.payments = payments;
    this.events = events;
    this.flow = flow;
  }

  /**
   * Money that was received.
   *
   * @param amount minor units received
   */
  public record Received(
      String paymentId, String tenantId, String paymentIntentId, long amount, String currency) {}

  /**
   * What is told of a refund.
   *
   * @param amount minor units
   * @param reason why, by name
   */
  public record RefundPart(String refundId, long amount, String reason) {}

  /** What Stripe knows under an id of its own. */
  public record Named(String paymentId, String tenantId, Subject subject) {}

  /**
   * @param paymentIntentId Stripe's {@code pi_…}
   */
  public Optional<Named> ofIntent(String paymentIntentId) {
    return payments
        .ofIntent(paymentIntentId)
        .map(it -> new Named(it.id(), it.order().tenantId(), it.order().subject()));
  }

  /** Whether there is such a payment in the scope. */
  public boolean isThere(String paymentId) {
    return payments.find(paymentId).isPresent();
  }

  /** Locks the payment until the transaction ends; empty where no money was received. */
  public Optional<Received> lock(String paymentId) {
    return payments
        .lock(paymentId)
        .filter(payment -> payment.status().isPaid())
        .map(this::received);
  }

  /** Tells that a refund reached the customer. */
  public void refunded(String paymentId, long refundedInAll, RefundPart refund) {
    tell(paymentId, refundedInAll, Type.REFUNDED, MoneyFlow.Kind.REFUNDED, refund);
  }

  /** Tells that a refund did not, or came back. */
  public void refundFailed(String paymentId, long refundedInAll, RefundPart refund) {
    tell(paymentId, refundedInAll, Type.REFUND_FAILED, MoneyFlow.Kind.REFUND_RETURNED, refund);
  }

  /** Notes that a dispute gave money back to the customer for good. */
  public void chargedBack(String paymentId, String disputeId, long amount) {
    Payment payment = payments.lock(paymentId).orElseThrow();
    flow.moved(
        new MoneyFlow.Movement(
            MoneyFlow.Kind.CHARGED_BACK, disputeId, paymentId, payment.order().tenantId(), amount));
  }

  private void tell(
      String paymentId, long refundedInAll, Type type, MoneyFlow.Kind kind, RefundPart refund) {
    Payment payment = payments.lock(paymentId).orElseThrow().withRefunded(refundedInAll);
    flow.moved(
        new MoneyFlow.Movement(
            kind, refund.refundId(), paymentId, payment.order().tenantId(), refund.amount()));
    payments.save(
        events.tell(
            payment,
            type,
            Map.of(
                "refundId",
                refund.refundId(),
                "refundAmount",
                refund.amount(),
                "refundReason",
                refund.reason())));
  }

  private Received received(Payment payment) {
    String intent = payment.paymentIntentId();
    if (intent == null) {
      throw new IllegalStateException("paid without a payment intent: " + payment.id());
    }
    return new Received(
        payment.id(),
        payment.order().tenantId(),
        intent,
        payment.order().amount(),
        payment.order().currency());
  }
}
