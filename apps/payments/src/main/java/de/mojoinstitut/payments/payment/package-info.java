/** Payments of bookings: one per booking, from the checkout to the money. */
@NullMarked
package de.mojoinstitut.payments.payment;

import org.jspecify.annotations.NullMarked;
