/** The ledger over HTTP. */
@NullMarked
package de.mojoinstitut.hub.ledger;

import org.jspecify.annotations.NullMarked;
