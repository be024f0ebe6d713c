/** Money to the payees' own accounts. */
@NullMarked
package de.mojoinstitut.payments.payout;

import org.jspecify.annotations.NullMarked;
