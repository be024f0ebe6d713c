/** Bookings on the real stack while its processes are killed; afterwards all books are compared. */
@NullMarked
package de.mojoinstitut.sandbox.chaos;

import org.jspecify.annotations.NullMarked;
