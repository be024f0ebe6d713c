/** Tests of the arithmetic and of the renamed model; no duration is ever asserted. */
@NullMarked
package de.mojoinstitut.sandbox.bench;

import org.jspecify.annotations.NullMarked;
