/** The commands of {@code ./mojo}: start, watch, use and stop the local stack. */
@NullMarked
package de.mojoinstitut.sandbox.stack;

import org.jspecify.annotations.NullMarked;
