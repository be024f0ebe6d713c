/** The booking journeys on the real stack, driven from outside only. */
@NullMarked
package de.mojoinstitut.sandbox.e2e;

import org.jspecify.annotations.NullMarked;
