/** What Stripe must be asked about again, and the loop that asks. */
@NullMarked
package de.mojoinstitut.payments.watch;

import org.jspecify.annotations.NullMarked;
