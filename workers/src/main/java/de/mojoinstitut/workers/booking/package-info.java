/** Steps on the booking itself. */
@NullMarked
package de.mojoinstitut.workers.booking;

import org.jspecify.annotations.NullMarked;
