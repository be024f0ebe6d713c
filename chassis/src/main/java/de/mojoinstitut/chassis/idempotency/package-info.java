/** The first answer again for a repeated request. */
@NullMarked
package de.mojoinstitut.chassis.idempotency;

import org.jspecify.annotations.NullMarked;
