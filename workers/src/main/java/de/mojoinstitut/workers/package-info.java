/** Zeebe job workers: one class per job type, named after the use case it calls. */
@NullMarked
package de.mojoinstitut.workers;

import org.jspecify.annotations.NullMarked;
