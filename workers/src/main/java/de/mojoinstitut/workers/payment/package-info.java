/** Steps at payments.mojo. */
@NullMarked
package de.mojoinstitut.workers.payment;

import org.jspecify.annotations.NullMarked;
