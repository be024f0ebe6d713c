/** The hub as far as the workers need it, and fixtures. */
@NullMarked
package de.mojoinstitut.workers;

import org.jspecify.annotations.NullMarked;
