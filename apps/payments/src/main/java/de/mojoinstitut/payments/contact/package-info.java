/** Asks kontakte.mojo whose contact a payment is for, and what it is called. */
@NullMarked
package de.mojoinstitut.payments.contact;

import org.jspecify.annotations.NullMarked;
