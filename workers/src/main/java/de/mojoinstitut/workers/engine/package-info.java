/** How jobs fail, how messages reach the engine, how models are deployed. */
@NullMarked
package de.mojoinstitut.workers.engine;

import org.jspecify.annotations.NullMarked;
