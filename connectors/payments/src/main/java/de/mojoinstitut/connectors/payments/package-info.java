/** Calls payments.mojo in the hub's name. */
@NullMarked
package de.mojoinstitut.connectors.payments;

import org.jspecify.annotations.NullMarked;
