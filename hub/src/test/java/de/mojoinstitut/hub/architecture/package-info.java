/** What depends on what, checked. */
@NullMarked
package de.mojoinstitut.hub.architecture;

import org.jspecify.annotations.NullMarked;
