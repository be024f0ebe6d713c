/** What the engine tells: for tests and programs that watch a stack which has no Operate. */
@NullMarked
package de.mojoinstitut.sandbox.stack.engine;

import org.jspecify.annotations.NullMarked;
