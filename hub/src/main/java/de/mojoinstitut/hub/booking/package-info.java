/** Bookings over HTTP. */
@NullMarked
package de.mojoinstitut.hub.booking;

import org.jspecify.annotations.NullMarked;
