/** The comparison must be able to find damage, and the seed must decide everything. */
@NullMarked
package de.mojoinstitut.sandbox.chaos;

import org.jspecify.annotations.NullMarked;
