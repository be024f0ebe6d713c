/** Steps at kontakte.mojo. */
@NullMarked
package de.mojoinstitut.workers.contact;

import org.jspecify.annotations.NullMarked;
