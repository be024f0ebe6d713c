/** A member's seat at an offer, from hold to end. */
@NullMarked
package de.mojoinstitut.core.booking;

import org.jspecify.annotations.NullMarked;
