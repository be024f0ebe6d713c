package de.mojoinstitut.connectors.stripe;

import org.jspecify.annotations.Nullable;

/**
 * What is known after a call.
 *
 * @param <T> what Stripe answered with
 */
public sealed interface StripeReply<T> {

  /** Stripe did it, now or when the same key came first. */
  record Ok<T>(T value) implements StripeReply<T> {}

  /**
   * Stripe refused; this call changed nothing.
   *
   * @param code Stripe's error code or type
   * @param parameter the parameter that Stripe complains about
   */
  record Refused<T>(String code, @Nullable String parameter) implements StripeReply<T> {}

  /**
   * This call changed nothing, and the same one may work later: rate limit, lock, the key in use by
   * a twin, or our credentials.
   */
  record RetryLater<T>(String code) implements StripeReply<T> {}

  /**
   * The call may have worked or not: connection lost, timeout, server error. Repeat it with the
   * same key or look for its effect.
   *
   * @param cause a code or an exception's type
   * @param keySpent Stripe repeats a stored server error for this key: no call with it is under way
   *     any more, and none will ever bring another answer
   */
  record Unknown<T>(String cause, boolean keySpent) implements StripeReply<T> {}
}
