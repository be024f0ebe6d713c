/** The routes to payments.mojo. */
@NullMarked
package de.mojoinstitut.camel.payment;

import org.jspecify.annotations.NullMarked;
