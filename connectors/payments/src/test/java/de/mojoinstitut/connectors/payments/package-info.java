/** Tests of the client of payments.mojo over real HTTP. */
@NullMarked
package de.mojoinstitut.connectors.payments;

import org.jspecify.annotations.NullMarked;
