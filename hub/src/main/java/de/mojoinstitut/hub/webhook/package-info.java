/** What outside systems tell us. */
@NullMarked
package de.mojoinstitut.hub.webhook;

import org.jspecify.annotations.NullMarked;
