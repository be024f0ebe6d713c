/** The stack's time: one offset for hub, apps, simulators and engine. */
@NullMarked
package de.mojoinstitut.sandbox.stack.clock;

import org.jspecify.annotations.NullMarked;
