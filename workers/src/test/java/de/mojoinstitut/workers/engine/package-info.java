/** Tests of what stands between the engine and the workers. */
@NullMarked
package de.mojoinstitut.workers.engine;

import org.jspecify.annotations.NullMarked;
