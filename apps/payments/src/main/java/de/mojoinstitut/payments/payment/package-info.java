/** Payments of subjects, such as bookings, from the checkout to the money. */
@NullMarked
package de.mojoinstitut.payments.payment;

import org.jspecify.annotations.NullMarked;
