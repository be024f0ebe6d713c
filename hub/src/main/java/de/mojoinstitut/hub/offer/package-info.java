/** Offers over HTTP. */
@NullMarked
package de.mojoinstitut.hub.offer;

import org.jspecify.annotations.NullMarked;
