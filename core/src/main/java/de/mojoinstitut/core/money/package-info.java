/** Money in minor units. */
@NullMarked
package de.mojoinstitut.core.money;

import org.jspecify.annotations.NullMarked;
