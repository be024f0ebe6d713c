/** Tests of the payment steps. */
@NullMarked
package de.mojoinstitut.workers.payment;

import org.jspecify.annotations.NullMarked;
