/** The one clock of a deployable. */
@NullMarked
package de.mojoinstitut.chassis.time;

import org.jspecify.annotations.NullMarked;
