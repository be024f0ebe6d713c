/** The route to kontakte.mojo. */
@NullMarked
package de.mojoinstitut.camel.contact;

import org.jspecify.annotations.NullMarked;
