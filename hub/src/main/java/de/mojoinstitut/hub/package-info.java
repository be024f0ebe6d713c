/** The application: HTTP API, security and wiring. */
@NullMarked
package de.mojoinstitut.hub;

import org.jspecify.annotations.NullMarked;
