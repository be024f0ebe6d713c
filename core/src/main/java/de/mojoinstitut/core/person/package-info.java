/** Persons: one Clerk user id everywhere, and no name or address of ours. */
@NullMarked
package de.mojoinstitut.core.person;

import org.jspecify.annotations.NullMarked;
