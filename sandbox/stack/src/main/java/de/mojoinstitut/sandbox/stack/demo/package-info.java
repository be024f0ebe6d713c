/** Demo data, and the demo booking that proves a running stack. */
@NullMarked
package de.mojoinstitut.sandbox.stack.demo;

import org.jspecify.annotations.NullMarked;
