/** Asks kontakte.mojo whose contact a payment is for. */
@NullMarked
package de.mojoinstitut.payments.contact;

import org.jspecify.annotations.NullMarked;
