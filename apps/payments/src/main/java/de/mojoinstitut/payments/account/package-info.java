/** The tenants' connected accounts at Stripe. */
@NullMarked
package de.mojoinstitut.payments.account;

import org.jspecify.annotations.NullMarked;
