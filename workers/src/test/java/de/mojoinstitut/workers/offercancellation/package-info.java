/** Tests of the offer cancellation steps. */
@NullMarked
package de.mojoinstitut.workers.offercancellation;

import org.jspecify.annotations.NullMarked;
