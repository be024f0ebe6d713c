/** Tests of the routes as the hub runs them. */
@NullMarked
package de.mojoinstitut.camel.paymentevent;

import org.jspecify.annotations.NullMarked;
