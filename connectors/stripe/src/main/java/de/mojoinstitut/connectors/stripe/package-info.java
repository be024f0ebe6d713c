/**
 * Stripe as MOJO uses it: connected accounts, hosted checkout, refunds, transfers, disputes and
 * webhooks.
 */
@NullMarked
package de.mojoinstitut.connectors.stripe;

import org.jspecify.annotations.NullMarked;
