/** Messages that came in: stored once, handled until it worked. */
@NullMarked
package de.mojoinstitut.chassis.inbox;

import org.jspecify.annotations.NullMarked;
