/** Regions. */
@NullMarked
package de.mojoinstitut.core.region;

import org.jspecify.annotations.NullMarked;
