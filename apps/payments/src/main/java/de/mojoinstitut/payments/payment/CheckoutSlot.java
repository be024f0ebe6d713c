package de.mojoinstitut.payments.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one checkout of a payment, with everything that a repeated call to Stripe must repeat.
 *
 * @param onBehalfOf the seller's Stripe account
 * @param capturesAtOnce whether Stripe is asked to capture at once, and so knows its fee when the
 *     money is there; only checkouts from before that are not
 * @param attempt 1, and one more each time the former idempotency key is proven to have had no
 *     effect
 * @param expiresAt when Stripe closes it
 * @param sessionId null until Stripe has answered
 * @param url where the customer pays; null until Stripe has answered
 */
record CheckoutSlot(
    String onBehalfOf,
    boolean capturesAtOnce,
    int attempt,
    Instant expiresAt,
    @Nullable String sessionId,
    @Nullable String url) {

  /** Stripe's own bounds, with a minute for the way there. */
  private static final Duration SHORTEST = Duration.ofMinutes(31);

  private static final Duration LONGEST = Duration.ofHours(24).minusMinutes(1);

  static CheckoutSlot first(String onBehalfOf, Instant paymentExpiresAt, Clock clock) {
    return new CheckoutSlot(onBehalfOf, true, 1, expiry(paymentExpiresAt, clock), null, null);
  }

  CheckoutSlot next(Instant paymentExpiresAt, Clock clock) {
    return new CheckoutSlot(
        onBehalfOf, true, attempt + 1, expiry(paymentExpiresAt, clock), null, null);
  }

  CheckoutSlot with(String session, @Nullable String checkoutUrl) {
    return new CheckoutSlot(onBehalfOf, capturesAtOnce, attempt, expiresAt, session, checkoutUrl);
  }

  /**
   * The key at Stripe. A booking's first payment keeps the form that Stripe may know already: under
   * another key an unknown one would be opened twice. No id makes the two forms meet.
   */
  String idempotencyKey(String paymentId, PaymentOrder order) {
    String bookingId = order.firstOfBooking();
    String key = bookingId == null ? "checkout:" + paymentId : "payment:" + bookingId + ":checkout";
    return attempt == 1 ? key : key + ":" + attempt;
  }

  /**
   * A key for closing a checkout. A fresh one each time: closing twice is harmless, and a stored
   * one could be spent on a server error that Stripe would repeat for a day.
   */
  static String expiryKey(Payment payment) {
    return "payment:" + payment.id() + ":expire:" + UUID.randomUUID();
  }

  private static Instant expiry(Instant wanted, Clock clock) {
    Instant now = clock.instant();
    Instant earliest = now.plus(SHORTEST);
    Instant latest = now.plus(LONGEST);
    if (wanted.isBefore(earliest)) {
      return earliest;
    }
    return wanted.isAfter(latest) ? latest : wanted;
  }
}
