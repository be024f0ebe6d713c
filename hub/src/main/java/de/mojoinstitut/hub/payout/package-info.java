/** Payout runs, payouts and their statements over HTTP. */
@NullMarked
package de.mojoinstitut.hub.payout;

import org.jspecify.annotations.NullMarked;
