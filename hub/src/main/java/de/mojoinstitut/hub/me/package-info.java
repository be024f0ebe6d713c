/** The signed-in person. */
@NullMarked
package de.mojoinstitut.hub.me;

import org.jspecify.annotations.NullMarked;
