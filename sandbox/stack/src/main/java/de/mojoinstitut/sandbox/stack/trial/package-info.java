/** Stacks of a program's own, for programs that try MOJO out and then compare its books. */
@NullMarked
package de.mojoinstitut.sandbox.stack.trial;

import org.jspecify.annotations.NullMarked;
