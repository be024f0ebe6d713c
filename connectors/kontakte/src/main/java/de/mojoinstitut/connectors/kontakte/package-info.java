/** Calls kontakte.mojo in the hub's name. */
@NullMarked
package de.mojoinstitut.connectors.kontakte;

import org.jspecify.annotations.NullMarked;
