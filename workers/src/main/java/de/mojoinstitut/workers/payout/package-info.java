/** Steps of payout runs and payouts. */
@NullMarked
package de.mojoinstitut.workers.payout;

import org.jspecify.annotations.NullMarked;
