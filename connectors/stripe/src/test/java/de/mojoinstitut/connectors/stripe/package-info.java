/** The connector against the Stripe simulator over HTTP. */
@NullMarked
package de.mojoinstitut.connectors.stripe;

import org.jspecify.annotations.NullMarked;
