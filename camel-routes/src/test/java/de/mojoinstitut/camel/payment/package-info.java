/** Tests of the routes as the hub runs them. */
@NullMarked
package de.mojoinstitut.camel.payment;

import org.jspecify.annotations.NullMarked;
