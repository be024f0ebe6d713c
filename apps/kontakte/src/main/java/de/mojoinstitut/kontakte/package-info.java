/** kontakte.mojo: the people a tenant does business with. */
@NullMarked
package de.mojoinstitut.kontakte;

import org.jspecify.annotations.NullMarked;
