/** Each payout of a run: checked, ordered at the provider, settled. */
@NullMarked
package de.mojoinstitut.core.payout.transfer;

import org.jspecify.annotations.NullMarked;
