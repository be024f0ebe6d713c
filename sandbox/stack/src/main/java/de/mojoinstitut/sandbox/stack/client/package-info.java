/** The few HTTP calls that the command line makes to the running stack. */
@NullMarked
package de.mojoinstitut.sandbox.stack.client;

import org.jspecify.annotations.NullMarked;
