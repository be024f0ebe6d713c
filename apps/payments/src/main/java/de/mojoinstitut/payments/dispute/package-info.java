/** Payments that a customer disputes. */
@NullMarked
package de.mojoinstitut.payments.dispute;

import org.jspecify.annotations.NullMarked;
