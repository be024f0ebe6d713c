/** Background loops that any number of instances may run. */
@NullMarked
package de.mojoinstitut.chassis.pump;

import org.jspecify.annotations.NullMarked;
