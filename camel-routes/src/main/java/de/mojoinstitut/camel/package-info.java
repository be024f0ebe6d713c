/** The hub's routes; the hub imports {@link de.mojoinstitut.camel.CamelRoutesConfiguration}. */
@NullMarked
package de.mojoinstitut.camel;

import org.jspecify.annotations.NullMarked;
