package de.mojoinstitut.connectors.stripe;

import org.jspecify.annotations.Nullable;

/**
 * A checkout session as Stripe has it.
 *
 * @param sessionId {@code cs_…}
 * @param url where the customer pays, null when it is over
 */
public record Checkout(String sessionId, @Nullable String url, CheckoutState state) {}
