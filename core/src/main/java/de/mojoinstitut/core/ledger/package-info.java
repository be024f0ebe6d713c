/** The ledger: whose every cent of a booking is, from capture to payout. */
@NullMarked
package de.mojoinstitut.core.ledger;

import org.jspecify.annotations.NullMarked;
