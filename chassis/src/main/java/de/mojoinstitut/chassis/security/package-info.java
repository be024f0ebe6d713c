/** Who calls: Clerk session tokens and service tokens. */
@NullMarked
package de.mojoinstitut.chassis.security;

import org.jspecify.annotations.NullMarked;
