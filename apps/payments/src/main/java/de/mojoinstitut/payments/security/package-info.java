/** Who may call, and whose rows the call may see. */
@NullMarked
package de.mojoinstitut.payments.security;

import org.jspecify.annotations.NullMarked;
