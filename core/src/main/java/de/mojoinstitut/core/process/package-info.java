/** What the core tells the process engine, without knowing it. */
@NullMarked
package de.mojoinstitut.core.process;

import org.jspecify.annotations.NullMarked;
