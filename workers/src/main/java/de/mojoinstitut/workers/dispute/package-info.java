/** Steps of {@code payment-dispute}. */
@NullMarked
package de.mojoinstitut.workers.dispute;

import org.jspecify.annotations.NullMarked;
