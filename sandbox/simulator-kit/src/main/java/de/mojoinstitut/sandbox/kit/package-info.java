/**
 * What every simulator needs: a loopback HTTP server, a store that survives a kill, the stack's
 * clock.
 */
@NullMarked
package de.mojoinstitut.sandbox.kit;

import org.jspecify.annotations.NullMarked;
