package de.mojoinstitut.payments.payment;

import de.mojoinstitut.connectors.stripe.Checkout;
import de.mojoinstitut.connectors.stripe.CheckoutRequest;
import de.mojoinstitut.connectors.stripe.StripeCheckouts;
import de.mojoinstitut.connectors.stripe.StripeReply;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings a payment whose checkout is not known to have one, or to be over. Always with the stored
 * key; what the key cannot tell any more is looked up by our own id. No checkout's address leaves
 * this application before it is stored, so one that stays unknown can never be paid.
 */
@Component
class OpenCheckout {

  private static final Logger LOG = LoggerFactory.getLogger(OpenCheckout.class);
  private static final String EXPIRY = "expires_at";

  /** Why a payment is over whose time ran out before it had a checkout. */
  static final String EXPIRED = "EXPIRED";

  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
  private static final int KEYS_AT_ONCE = 2;

  private final StripeCheckouts stripe;
  private final PaymentLedger ledger;
  private final CheckoutSettings settings;
  private final Clock clock;

  OpenCheckout(
      StripeCheckouts stripe, PaymentLedger ledger, CheckoutSettings settings, Clock clock) {
    this.stripe = stripe;
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param payment {@code UNKNOWN} and without a session
   * @return the payment afterwards, still {@code UNKNOWN} where Stripe did not tell
   */
  Payment open(Payment payment) {
    Payment current = payment;
    for (int i = 0; i < KEYS_AT_ONCE && isUnopened(current); i++) {
      if (!clock.instant().isBefore(current.order().expiresAt())) {
        return ledger.cancelUnopened(current.id(), EXPIRED);
      }
      Payment next = attempt(current);
      if (next.checkout().attempt() == current.checkout().attempt()) {
        return next;
      }
      current = next;
    }
    return current;
  }

  private static boolean isUnopened(Payment payment) {
    return payment.status() == PaymentStatus.UNKNOWN && !payment.hasSession();
  }

  private Payment attempt(Payment payment) {
    String key = payment.checkout().idempotencyKey(payment.id(), payment.order());
    return switch (stripe.create(request(payment), key)) {
      case StripeReply.Ok<Checkout> ok -> adopt(payment, ok.value());
      case StripeReply.RetryLater<Checkout> later -> payment;
      case StripeReply.Refused<Checkout> refused -> {
        LOG.warn("payment {}: Stripe refused a checkout: {}", payment.id(), refused.code());
        yield EXPIRY.equals(refused.parameter())
            ? search(payment, () -> freshSlot(payment))
            : search(payment, () -> ledger.cancelUnopened(payment.id(), refused.code()));
      }
      case StripeReply.Unknown<Checkout> unknown -> {
        LOG.warn("payment {}: checkout unknown: {}", payment.id(), unknown.cause());
        if (unknown.keySpent()) {
          yield search(payment, () -> freshSlot(payment));
        }
        yield "connection".equals(unknown.cause()) ? payment : search(payment, () -> payment);
      }
    };
  }

  private Payment freshSlot(Payment payment) {
    return ledger.replaceSlot(payment, payment.checkout().next(payment.order().expiresAt(), clock));
  }

  private Payment search(Payment payment, Supplier<Payment> absent) {
    return switch (stripe.find(payment.id(), payment.createdAt().minus(CLOCKS_APART))) {
      case StripeReply.Ok<Optional<Checkout>> found ->
          found.value().map(checkout -> adopt(payment, checkout)).orElseGet(absent);
      case StripeReply.Refused<Optional<Checkout>> refused -> payment;
      case StripeReply.RetryLater<Optional<Checkout>> later -> payment;
      case StripeReply.Unknown<Optional<Checkout>> unknown -> payment;
    };
  }

  private Payment adopt(Payment payment, Checkout checkout) {
    Payment after = ledger.record(payment.id(), checkout);
    if (after.status() == PaymentStatus.CANCELLED) {
      closeLateOne(after, checkout);
    }
    return after;
  }

  /** The payment was cancelled while its checkout came into being; nobody knows its address. */
  private void closeLateOne(Payment payment, Checkout checkout) {
    stripe.expire(checkout.sessionId(), CheckoutSlot.expiryKey(payment));
  }

  private CheckoutRequest request(Payment payment) {
    PaymentOrder order = payment.order();
    return new CheckoutRequest(
        payment.id(),
        order.subject().id(),
        metadata(order.subject()),
        order.label(),
        order.amount(),
        order.currency(),
        payment.checkout().onBehalfOf(),
        payment.checkout().capturesAtOnce(),
        payment.checkout().expiresAt(),
        settings.successOf(order.subject()),
        settings.cancelOf(order.subject()));
  }

  private static Map<String, String> metadata(Subject subject) {
    String bookingId = subject.bookingId();
    return bookingId == null
        ? Map.of("subjectType", subject.type(), "subjectId", subject.id())
        : Map.of("bookingId", bookingId);
  }
}
