/** Regions and their distributors. */
@NullMarked
package de.mojoinstitut.core.region;

import org.jspecify.annotations.NullMarked;
