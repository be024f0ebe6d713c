/** Runs that pay out a region: from the order to its end, with what each pays to whom. */
@NullMarked
package de.mojoinstitut.core.payout.run;

import org.jspecify.annotations.NullMarked;
