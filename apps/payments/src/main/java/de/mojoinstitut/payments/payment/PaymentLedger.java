package de.mojoinstitut.payments.payment;

import de.mojoinstitut.connectors.stripe.Checkout;
import de.mojoinstitut.connectors.stripe.CheckoutState;
import de.mojoinstitut.payments.payment.PaymentEvents.Type;
import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies what is known of a payment: state, events and the watch change in one transaction, under
 * the row's lock. Applying the same twice, or something older, changes nothing.
 */
@Component
class PaymentLedger {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentLedger.class);

  private final TransactionTemplate transaction;
  private final Payments payments;
  private final PaymentEvents events;
  private final Watch watch;
  private final MoneyFlow flow;
  private final Counter withoutFee;

  PaymentLedger(
      TransactionTemplate transaction,
      Payments payments,
      PaymentEvents events,
      Watch watch,
      MoneyFlow flow,
      MeterRegistry meters) {
    this.transaction = transaction;
    this.payments = payments;
    this.events = events;
    this.watch = watch;
    this.flow = flow;
    this.withoutFee =
        Counter.builder("mojo.payments.captured.without.fee")
            .description("captured payments that were told without the provider's fee")
            .register(meters);
  }

  /** Records the checkout as Stripe has it. */
  Payment record(String paymentId, Checkout checkout) {
    return change(
        paymentId,
        payment -> {
          Payment opened = adopt(payment, checkout);
          return reach(tellAttempt(opened, checkout.state()), checkout.state());
        });
  }

  /** Cancels a payment that no checkout was ever handed out for; any other stays as it is. */
  Payment cancelUnopened(String paymentId, @Nullable String why) {
    return change(
        paymentId,
        payment -> payment.hasSession() ? payment : tellStatus(payment, payment.cancelled(why)));
  }

  /** Takes a fresh idempotency key, unless somebody else did so meanwhile. */
  Payment replaceSlot(Payment seen, CheckoutSlot slot) {
    return change(
        seen.id(),
        payment -> {
          boolean same = payment.checkout().equals(seen.checkout());
          return same && payment.status() == PaymentStatus.UNKNOWN
              ? payment.withSlot(slot)
              : payment;
        });
  }

  /** Changes a payment under its lock and keeps watching it for as long as it may change. */
  Payment change(String paymentId, UnaryOperator<Payment> how) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Payment before =
                  payments
                      .lock(paymentId)
                      .orElseThrow(() -> new IllegalStateException("no payment " + paymentId));
              Payment after = how.apply(before);
              if (!after.equals(before)) {
                payments.save(after);
              }
              String intent = after.paymentIntentId();
              if (intent != null && !intent.equals(before.paymentIntentId())) {
                watch.name(Watched.Kind.PAYMENT, paymentId, intent);
              }
              keepWatching(after);
              return after;
            }));
  }

  private void keepWatching(Payment payment) {
    switch (payment.status()) {
      case UNKNOWN, REQUIRES_PAYMENT, PROCESSING -> watch.again(Watched.Kind.PAYMENT, payment.id());
      case CANCELLED, CAPTURED, PARTIALLY_REFUNDED, REFUNDED ->
          watch.stop(Watched.Kind.PAYMENT, payment.id());
    }
  }

  private Payment adopt(Payment payment, Checkout checkout) {
    if (payment.hasSession()) {
      return payment;
    }
    Payment opened = payment.withSession(checkout.sessionId(), checkout.url());
    return opened.status() == payment.status() ? opened : events.tell(opened, Type.REQUESTED);
  }

  private Payment tellAttempt(Payment payment, CheckoutState state) {
    return switch (state) {
      case CheckoutState.Declined declined ->
          declined(payment, declined.attemptId(), declined.code());
      case CheckoutState.Failed failed -> declined(payment, failed.attemptId(), failed.code());
      case CheckoutState.RequiresPayment ignored -> payment;
      case CheckoutState.Processing ignored -> payment;
      case CheckoutState.Captured ignored -> payment;
      case CheckoutState.Cancelled ignored -> payment;
    };
  }

  private Payment declined(Payment payment, String attemptId, String code) {
    boolean isNews =
        payment.status().isBefore(PaymentStatus.CANCELLED)
            && payments.addAttempt(payment, attemptId, code);
    return isNews ? events.tell(payment, Type.DECLINED, Map.of("declineCode", code)) : payment;
  }

  private Payment reach(Payment payment, CheckoutState state) {
    Payment after = payment.observe(state);
    return state instanceof CheckoutState.Captured captured
            && payment.status().isBefore(PaymentStatus.CAPTURED)
        ? captured(after, captured.fee())
        : tellStatus(payment, after);
  }

  /** What comes without Stripe's fee is told without it, and counted. */
  private Payment captured(Payment payment, @Nullable Long fee) {
    flow.moved(MoneyFlow.received(payment));
    if (fee == null) {
      LOG.warn("payment {}: Stripe's fee is not known", payment.id());
      withoutFee.increment();
      return events.tell(payment, Type.CAPTURED);
    }
    return events.tell(payment, Type.CAPTURED, Map.of("providerFee", fee));
  }

  private Payment tellStatus(Payment before, Payment after) {
    if (after.status() == before.status()) {
      return after;
    }
    return switch (after.status()) {
      case PROCESSING -> events.tell(after, Type.PROCESSING);
      case CANCELLED -> events.tell(after, Type.CANCELLED);
      case UNKNOWN, REQUIRES_PAYMENT, CAPTURED, PARTIALLY_REFUNDED, REFUNDED -> after;
    };
  }
}
