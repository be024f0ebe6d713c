/**
 * A Stripe that runs on a laptop: the part of its API and webhooks that MOJO uses, with state on
 * disk and switches for trouble.
 */
@NullMarked
package de.mojoinstitut.sandbox.stripe;

import org.jspecify.annotations.NullMarked;
