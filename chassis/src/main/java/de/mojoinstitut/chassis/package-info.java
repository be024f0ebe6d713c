/** What every MOJO service does the same way. */
@NullMarked
package de.mojoinstitut.chassis;

import org.jspecify.annotations.NullMarked;
