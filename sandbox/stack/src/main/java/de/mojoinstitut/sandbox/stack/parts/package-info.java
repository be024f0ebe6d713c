/** The components themselves: how each one is prepared, started and made ready for use. */
@NullMarked
package de.mojoinstitut.sandbox.stack.parts;

import org.jspecify.annotations.NullMarked;
