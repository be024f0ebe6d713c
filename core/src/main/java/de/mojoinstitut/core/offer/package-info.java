/** What certified mentors sell. */
@NullMarked
package de.mojoinstitut.core.offer;

import org.jspecify.annotations.NullMarked;
