/** Tests of the routes as the hub runs them. */
@NullMarked
package de.mojoinstitut.camel;

import org.jspecify.annotations.NullMarked;
