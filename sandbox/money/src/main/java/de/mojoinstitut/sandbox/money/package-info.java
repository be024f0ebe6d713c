/** Random bookings on the real stack, from payment to payout; afterwards all books are compared. */
@NullMarked
package de.mojoinstitut.sandbox.money;

import org.jspecify.annotations.NullMarked;
