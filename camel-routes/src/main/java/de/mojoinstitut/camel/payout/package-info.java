/** The routes to payments.mojo for payouts and the provider's balance. */
@NullMarked
package de.mojoinstitut.camel.payout;

import org.jspecify.annotations.NullMarked;
