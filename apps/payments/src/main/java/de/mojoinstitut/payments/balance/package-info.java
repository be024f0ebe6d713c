/** What Stripe holds for the platform. */
@NullMarked
package de.mojoinstitut.payments.balance;

import org.jspecify.annotations.NullMarked;
