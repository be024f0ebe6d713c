/** Tests of the booking steps. */
@NullMarked
package de.mojoinstitut.workers.booking;

import org.jspecify.annotations.NullMarked;
