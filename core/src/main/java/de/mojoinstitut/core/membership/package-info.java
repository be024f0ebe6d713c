/** The four stages. */
@NullMarked
package de.mojoinstitut.core.membership;

import org.jspecify.annotations.NullMarked;
