/** Steps on a confirmed booking. */
@NullMarked
package de.mojoinstitut.workers.fulfilment;

import org.jspecify.annotations.NullMarked;
