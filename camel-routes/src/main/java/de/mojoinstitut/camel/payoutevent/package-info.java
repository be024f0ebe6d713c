/** The route that takes what payments.mojo tells of payouts. */
@NullMarked
package de.mojoinstitut.camel.payoutevent;

import org.jspecify.annotations.NullMarked;
