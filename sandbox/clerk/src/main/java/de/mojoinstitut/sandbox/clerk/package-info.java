/** A local stand-in for Clerk: users, organisations, session tokens and signed webhooks. */
@NullMarked
package de.mojoinstitut.sandbox.clerk;

import org.jspecify.annotations.NullMarked;
