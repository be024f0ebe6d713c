/** Tests of the client of kontakte.mojo over real HTTP. */
@NullMarked
package de.mojoinstitut.connectors.kontakte;

import org.jspecify.annotations.NullMarked;
