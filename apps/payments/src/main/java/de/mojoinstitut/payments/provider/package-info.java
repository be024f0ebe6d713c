/** How Stripe is reached. */
@NullMarked
package de.mojoinstitut.payments.provider;

import org.jspecify.annotations.NullMarked;
