/** How a route serves a port of the core. */
@NullMarked
package de.mojoinstitut.camel.port;

import org.jspecify.annotations.NullMarked;
