/** What a component of the local stack is, and how processes are started, watched and stopped. */
@NullMarked
package de.mojoinstitut.sandbox.stack.runtime;

import org.jspecify.annotations.NullMarked;
