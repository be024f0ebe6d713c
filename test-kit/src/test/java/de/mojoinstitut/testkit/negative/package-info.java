/** Proof that each check of the bad requests can fail. */
@NullMarked
package de.mojoinstitut.testkit.negative;

import org.jspecify.annotations.NullMarked;
