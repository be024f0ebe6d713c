/** The port to payments.mojo. */
@NullMarked
package de.mojoinstitut.core.payment;

import org.jspecify.annotations.NullMarked;
