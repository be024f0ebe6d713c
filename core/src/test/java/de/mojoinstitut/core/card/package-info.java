/**
 * Something else than a booking that is sold: in tests only, and outside of all that handles money.
 */
@NullMarked
package de.mojoinstitut.core.card;

import org.jspecify.annotations.NullMarked;
