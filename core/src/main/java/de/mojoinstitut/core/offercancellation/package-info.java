/** A whole offer does not take place: every booking of it is cancelled and paid back. */
@NullMarked
package de.mojoinstitut.core.offercancellation;

import org.jspecify.annotations.NullMarked;
