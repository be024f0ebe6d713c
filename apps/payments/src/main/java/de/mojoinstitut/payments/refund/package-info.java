/** Money back to the customer. */
@NullMarked
package de.mojoinstitut.payments.refund;

import org.jspecify.annotations.NullMarked;
