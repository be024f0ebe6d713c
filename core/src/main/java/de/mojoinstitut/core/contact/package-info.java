/** The port to kontakte.mojo. */
@NullMarked
package de.mojoinstitut.core.contact;

import org.jspecify.annotations.NullMarked;
