/** What tests over HTTP need: a running hub, callers, rows, a guard over the log. */
@NullMarked
package de.mojoinstitut.hub.testing;

import org.jspecify.annotations.NullMarked;
