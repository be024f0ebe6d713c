/** payments.mojo: takes the customers' money for the tenants, through Stripe. */
@NullMarked
package de.mojoinstitut.payments;

import org.jspecify.annotations.NullMarked;
