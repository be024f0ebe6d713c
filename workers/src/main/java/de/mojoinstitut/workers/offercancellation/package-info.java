/** Steps on an offer that does not take place. */
@NullMarked
package de.mojoinstitut.workers.offercancellation;

import org.jspecify.annotations.NullMarked;
