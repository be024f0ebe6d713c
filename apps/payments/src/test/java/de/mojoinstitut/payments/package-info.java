/** payments.mojo over HTTP, with a real database and a simulated Stripe. */
@NullMarked
package de.mojoinstitut.payments;

import org.jspecify.annotations.NullMarked;
