/** What PostgreSQL lets each role see and write. */
@NullMarked
package de.mojoinstitut.core.security;

import org.jspecify.annotations.NullMarked;
