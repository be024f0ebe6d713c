/** Whose rows a transaction may see: the scope that row level security reads. */
@NullMarked
package de.mojoinstitut.chassis.scope;

import org.jspecify.annotations.NullMarked;
