/** Tests of the routes to payments.mojo for payouts, balance and disputes. */
@NullMarked
package de.mojoinstitut.camel.payout;

import org.jspecify.annotations.NullMarked;
