/** Who may call, and which rows they see. */
@NullMarked
package de.mojoinstitut.hub.security;

import org.jspecify.annotations.NullMarked;
